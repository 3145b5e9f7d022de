"""Where each role stood, as far as small groups allow."""

import streamlit as st

from i18n import Translator
from pages.parts import desk
from pages.parts.desk import e
from reports import roles
from workshop.snapshot import Item


def show(item: Item, number: int, t: Translator) -> None:
    view = roles.view(item, number, t)
    if view is None:
        return
    desk.section(t("By role, round {n}", n=number), level=3)
    if view.table:
        table = desk.table(view.table.header, view.table.rows)
        st.html(f"<div class='wide-table' tabindex='0'>{table}</div>")
    st.html(f"<p class='muted small'>{e(view.sentence)}</p>")
