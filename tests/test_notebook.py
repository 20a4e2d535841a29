"""The notebook of examples/: it runs from top to bottom, and is kept without its outputs."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import nbformat
import pytest
from nbclient import NotebookClient

NOTEBOOK = Path(__file__).parents[1] / "examples" / "analysis.ipynb"
SECONDS = 300
"""For a cell: loading takes the longest."""


@pytest.fixture
def notebook() -> Any:
    return nbformat.read(NOTEBOOK, as_version=4)  # type: ignore[no-untyped-call]


def test_it_is_kept_without_outputs_as_it_would_be_written(notebook: Any) -> None:
    for cell in notebook.cells:
        if cell.cell_type == "code":
            assert cell.outputs == []
            assert cell.execution_count is None
    nbformat.validate(notebook)
    assert nbformat.writes(notebook) + "\n" == NOTEBOOK.read_text(encoding="utf-8")  # type: ignore[no-untyped-call]


def test_it_runs_and_ends_at_the_sentence(notebook: Any, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    for variable in ("JUPYTER_CONFIG_DIR", "JUPYTER_DATA_DIR", "JUPYTER_RUNTIME_DIR", "IPYTHONDIR"):
        monkeypatch.setenv(variable, str(tmp_path / variable))  # nothing of the user's, nothing left behind
    monkeypatch.setenv("TMPDIR", str(tmp_path))
    client = NotebookClient(
        notebook, timeout=SECONDS, kernel_name="python3", resources={"metadata": {"path": str(NOTEBOOK.parent)}}
    )
    client.execute()
    outputs = [_text(cell) for cell in notebook.cells if cell.cell_type == "code"]
    assert "8 loaded" in outputs[0]
    assert "青禾区" in outputs[1]
    assert "枫桥经验" in outputs[2]
    assert "调解成功件数" in outputs[3]
    assert "<table>" in outputs[5]
    assert "青禾区司法局2023年" in outputs[6]
    assert "are the quote: True" in outputs[6]
    assert not list(tmp_path.glob("*/workspace"))


def _text(cell: Any) -> str:
    """All that a cell gave."""
    found: list[str] = []
    for output in cell.outputs:
        assert output.output_type != "error"
        found += [output.text] if output.output_type == "stream" else output.data.values()
    return "\n".join(found)
