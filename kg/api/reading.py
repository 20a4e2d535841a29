"""Reports to facts, with nothing kept: what ``kg extract`` prints, as records."""

from __future__ import annotations

from hashlib import sha256
from pathlib import Path
from typing import TYPE_CHECKING

from kg import pipeline
from kg.pipeline import Extraction
from ontology.errors import UsageError

if TYPE_CHECKING:
    from os import PathLike

__all__ = ["Extraction", "extract"]


def extract(path: str | PathLike[str] | None = None, /, *, text: str | None = None) -> Extraction:
    """Read one report and give its facts.

    Args:
        path: of a text, a web page, a Word file or a PDF.
        text: the report itself, instead of a file.

    Returns:
        ``facts``, the records of docs/facts.md in the order of the text, the report itself first; and ``text``, which
        their offsets refer to: ``text[e["start"]:e["end"]] == e["quote"]`` for the evidence ``e`` of each.

    Raises:
        InputMissingError: there is no such file.
        InputUnreadableError: it is damaged, of another kind, or holds no report in Chinese.
        UsageError: neither a path nor a text is given, or both are.
    """
    if path is not None and text is None:
        return pipeline.extract_file(Path(path))
    if text is None or path is not None:
        raise UsageError("a report is a path or a text", hint="kg.extract('report.txt') or kg.extract(text=…)")
    lines = text.replace("\r\n", "\n").replace("\r", "\n")
    facts = pipeline.extract_text(lines, name="text")
    return Extraction(lines, facts, sha256(text.encode("utf-8", "surrogatepass")).hexdigest(), "text")
