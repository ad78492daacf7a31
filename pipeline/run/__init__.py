"""Snippets → runs. What is offered, each in the module of its name, so that a caller imports no more than it uses:

- `groups.groups`: the snippets of notes as groups, one for each namespace;
- `environment.environment`: what they will run in, with the isolation that can be had; `environment_at` probes nothing;
- `key.key`: what a group's result may be kept under;
- `execute.execute`: plays groups on a few servers at once.

`worker/` is the other side, which runs inside the sandbox.
"""
