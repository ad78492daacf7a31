"""Wikimill, the compiler of knowledge bases. Each folder is a stage; this is what passes between them.

    files ──read──▶ Notes ─┬─validate─▶ SchemaFaults ──────────────┐
                           ├─dedupe───▶ NameTable, Clusters ──┐    │
                           ├─link─────▶ LinkGraph ◀───────────┘    ├──▶ Wiki ─┬─rules───▶ Diagnostics ─┬─reports─▶ text, JSON, …
                           └─run──────▶ Runs ──────────────────────┘          │                        └─edit────▶ fixed notes
                                                                              └─publish─▶ Site ──plugin──▶ MkDocs, build/site

`build.py` is the whole of it on one screen. `model/` holds the nouns; every stage imports it and no other stage.
`store/` is the disk, the cache and the configuration; `commands/` is the terminal; `plugin/` is MkDocs.

Between the stages and the commands, what puts stages together with the disk and with one another:
`project.py` says which wiki and which options; `verdict.py`, `incremental.py` and `runs.py` are stages with the cache before them;
`mending.py` makes fixes that hold, `updating.py` true outputs, `relocation.py` moves a note, `merging/` applies and undoes a merge plan,
`tidying/` is the whole clean-up, `founding/` begins notes and wikis.
"""

__version__ = "0.1.0"
