"""A gazetteer that does to the process that reads what a report asks for: to test what becomes of the others."""

from __future__ import annotations

import os
import re
import signal
from pathlib import Path
from typing import Any

from geomap.gazetteer import Gazetteer


class HostileGazetteer:
    """Looks places up as another gazetteer does, but for some words in the text."""

    def __init__(self, inner: Gazetteer) -> None:
        self.inner = inner

    def __getattr__(self, name: str) -> Any:
        if name == "inner":  # while it is being unpickled
            raise AttributeError(name)
        return getattr(self.inner, name)

    def mentions(self, text: str, start: int = 0, end: int | None = None) -> Any:
        if "DIE NOW" in text:
            os.kill(os.getpid(), signal.SIGKILL)
        if once := re.search(r"DIE ONCE (\S+)", text):
            flag = Path(once[1])
            if not flag.exists():
                flag.touch()
                os.kill(os.getpid(), signal.SIGKILL)
        if "FOR EVER" in text:
            while True:
                pass
        if "ANY FAULT" in text:
            raise ZeroDivisionError("a fault in the rules")
        if "MEMORY" in text:
            raise MemoryError
        return self.inner.mentions(text, start, end)
