"""How a server starts: `python -s -P …/worker`. Loads this folder as a package of its own name and hands over to it."""

import importlib.util
import os
import sys

NAME = "wikimill_worker"


def load() -> None:
    """Puts the package into `sys.modules`, from this very folder."""
    here = os.path.dirname(os.path.abspath(__file__))
    spec = importlib.util.spec_from_file_location(
        NAME, os.path.join(here, "__init__.py"), submodule_search_locations=[here]
    )
    assert spec is not None
    assert spec.loader is not None
    package = importlib.util.module_from_spec(spec)
    sys.modules[NAME] = package
    spec.loader.exec_module(package)


if __name__ == "__main__":
    load()
    importlib.import_module(f"{NAME}.server").main()
