"""Installs Apertium through the system's package manager, where it may be asked without a password."""

import os
import shutil
import subprocess

from briefing.errors import EngineError

PACKAGE = "apertium-eng-spa"
_MINUTES = 10


def install_apertium() -> None:
    """Install Apertium's English-Spanish pair with apt-get, as root or with a sudo that asks nothing.

    Raises:
        EngineError: There is no apt-get, no right to use it, or it failed.
    """
    apt = shutil.which("apt-get")
    if apt is None:
        raise EngineError("There is no apt-get here to install {package} with.", package=PACKAGE)
    command = [apt] if os.geteuid() == 0 else ["sudo", "-n", apt]
    environment = {**os.environ, "DEBIAN_FRONTEND": "noninteractive"}
    # The list of packages may be older than what the archive still holds: refresh it, or go on with the old one.
    for arguments in (["update"], ["install", "-y", "--no-install-recommends", PACKAGE]):
        try:
            done = subprocess.run(  # noqa: S603 - fixed arguments
                [*command, *arguments],
                env=environment,
                capture_output=True,
                text=True,
                timeout=_MINUTES * 60,
                check=False,
            )
        except (OSError, subprocess.TimeoutExpired) as error:
            raise EngineError("Cannot run {command}: {reason}.", command=" ".join(command), reason=error) from error
        if done.returncode and arguments[0] == "install":
            reason = (done.stderr.strip().splitlines() or ["?"])[-1]
            raise EngineError("apt-get could not install {package}: {reason}", package=PACKAGE, reason=reason)
