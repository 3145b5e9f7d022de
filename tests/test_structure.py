"""The import table and the names, as ARCHITECTURE.md has them."""

import ast
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parent.parent
MAY_IMPORT = {
    "workshop": set(),
    "i18n": set(),
    "live": set(),
    "settings": set(),
    "models": {"workshop"},
    "store": {"models", "workshop", "live", "settings"},
    "reports": {"workshop", "i18n"},
    "phone": {"store", "live", "workshop", "i18n", "settings"},
    "demo": {"workshop", "i18n"},
    "pages": {"store", "reports", "workshop", "i18n", "settings", "demo"},
    "app": {"phone", "store", "workshop", "i18n", "settings", "demo"},
}
ONLY = {
    "streamlit": {"pages", "app"},
    "sqlmodel": {"store", "models"},
    "sqlalchemy": {"store", "models"},
}


def files_of(module: str) -> list[Path]:
    single = ROOT / f"{module}.py"
    return [single] if single.exists() else sorted((ROOT / module).rglob("*.py"))


def imports_of(path: Path) -> set[str]:
    found = set()
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Import):
            found |= {alias.name.split(".")[0] for alias in node.names}
        elif isinstance(node, ast.ImportFrom) and node.module and not node.level:
            found.add(node.module.split(".")[0])
    return found


@pytest.mark.parametrize("module", MAY_IMPORT)
def test_a_module_imports_only_what_the_table_allows(module: str) -> None:
    files = files_of(module)
    assert files, f"{module} has no files"
    for path in files:
        ours = imports_of(path) & MAY_IMPORT.keys() - {module}
        assert ours <= MAY_IMPORT[module], f"{path.relative_to(ROOT)} imports {ours}"


@pytest.mark.parametrize("library", ONLY)
def test_a_library_is_imported_only_where_the_table_says(library: str) -> None:
    for module in MAY_IMPORT.keys() - ONLY[library]:
        for path in files_of(module):
            assert library not in imports_of(path), path


def test_page_names_shadow_no_module() -> None:
    # The script's folder is first on sys.path: pages/json.py would shadow the stdlib's.
    taken = set(sys.stdlib_module_names) | MAY_IMPORT.keys() | {"tests", "bench", "migrations"}
    pages = {path.stem for path in (ROOT / "pages").iterdir() if path.suffix in ("", ".py")}
    assert pages & taken == set()


def test_the_architecture_page_names_every_module() -> None:
    text = (ROOT / "ARCHITECTURE.md").read_text(encoding="utf-8")
    assert [module for module in MAY_IMPORT if f"`{module}`" not in text] == []
