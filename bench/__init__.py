"""Figures on the running app, beside a bare floor and a page in Streamlit: `python -m bench`."""
