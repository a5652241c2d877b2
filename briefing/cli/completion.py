"""`briefing completion`."""

import click


@click.command()
@click.argument("shell", type=click.Choice(["bash", "zsh", "fish"]))
def completion(shell: str) -> None:
    """Print the completion script of a shell: eval "$(briefing completion bash)"."""
    from click.shell_completion import get_completion_class  # noqa: PLC0415 - only here

    kind = get_completion_class(shell)
    if kind is not None:  # every choice has one
        click.echo(kind(click.get_current_context().find_root().command, {}, "briefing", "_BRIEFING_COMPLETE").source())
