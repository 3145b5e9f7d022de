"""The order that a ranking of a closed workshop ends with."""

import streamlit as st

from i18n import Translator
from pages.parts import desk
from pages.parts.desk import e
from reports import final_order
from workshop.snapshot import Item


def show(item: Item, t: Translator) -> None:
    view = final_order.view(item, t)
    if view is None:
        return
    desk.section(t("The final order"), level=3)
    st.html(
        f"<p>{e(view.sentence)}</p><div class='wide-table words' tabindex='0'>"
        f"{desk.table(view.table.header, view.table.rows)}</div>"
        f"<p class='muted small'>{e(final_order.basis(t))}</p>"
    )
