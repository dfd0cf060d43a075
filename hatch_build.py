"""Compiles what is asked for most while a wheel is built.

The modules that pyproject.toml names stay plain Python, and are tested as such; mypyc
makes C of them that says the same and takes less time.
Where that cannot be done, for want of a C compiler, say, the wheel holds plain Python
alone, with a warning. RECOMMENDER_COMPILE=0 asks for that; RECOMMENDER_COMPILE=1 fails
instead.
"""

import os
import shutil
import subprocess
import sys
import sysconfig
import tempfile
from pathlib import Path
from typing import Any

from hatchling.builders.hooks.plugin.interface import BuildHookInterface

SWITCH = "RECOMMENDER_COMPILE"


class CompileHook(BuildHookInterface):  # type: ignore[type-arg]
    """Adds compiled modules to a wheel."""

    PLUGIN_NAME = "custom"

    def initialize(self, version: str, build_data: dict[str, Any]) -> None:
        """Compile, and say what the wheel holds beside the tree.

        Raises:
            RuntimeError: Nothing can be compiled, and that was insisted on.
        """
        self._made = Path(tempfile.mkdtemp())
        # Who edits the tree wants to run what is written there.
        if version == "editable" or os.environ.get(SWITCH) == "0":
            return
        reason = self._compile()
        if reason and os.environ.get(SWITCH) == "1":
            raise RuntimeError(reason)
        if reason:
            last = reason.splitlines()[-1]
            told = f"recommender is not compiled, only slower for it: {last}"
            self.app.display_warning(f"{told}\n{SWITCH}=1 shows the whole reason.")
            return
        libraries = self._made / "wheel"
        build_data["pure_python"] = False
        build_data["infer_tag"] = True
        build_data["force_include"].update(
            {
                str(path): path.relative_to(libraries).as_posix()
                for path in sorted(libraries.rglob("*"))
                if path.is_file()
            }
        )

    def finalize(self, version: str, build_data: dict[str, Any], path: str) -> None:
        """Leave nothing behind."""
        del version, build_data, path
        shutil.rmtree(self._made)

    def _compile(self) -> str:
        """Compile the modules; return why that cannot be done, or nothing."""
        if sys.implementation.name != "cpython":
            return "mypyc makes C for CPython only"
        if sysconfig.get_config_var("Py_GIL_DISABLED"):
            return "this Python has no global lock"
        groups = self.config["groups"]
        told = [f"{name}={' '.join(modules)}" for name, modules in groups.items()]
        ended = subprocess.run(  # noqa: S603 - this very file
            [sys.executable, __file__, str(self._made), *told],
            cwd=self.root,
            capture_output=True,
            check=False,
            text=True,
        )
        if ended.returncode == 0:
            return ""
        said = (ended.stdout + ended.stderr).strip()
        return said or f"compiling ended with {ended.returncode}, and said nothing"


def compile_modules(folder: Path, groups: dict[str, list[str]]) -> None:
    """Compile modules into `folder`/wheel, laid out as in a wheel.

    Args:
        folder: For everything that is made on the way, too.
        groups: Paths of modules in the working directory, by the name of the library
            that they share.
    """
    from mypyc.build import mypycify  # noqa: PLC0415 - only here, in a process apart
    from setuptools import Distribution  # noqa: PLC0415

    extensions = mypycify(
        [
            "--config-file=",
            f"--cache-dir={folder / 'mypy'}",
            "--ignore-missing-imports",
            "--follow-imports=silent",
            *(module for modules in groups.values() for module in modules),
        ],
        opt_level="3",
        debug_level="0",
        separate=[(modules, name) for name, modules in groups.items()],
        target_dir=str(folder / "c"),
    )
    made = Distribution({"name": "recommender", "ext_modules": extensions})
    command = made.get_command_obj("build_ext")
    command.build_lib = str(folder / "wheel")
    command.build_temp = str(folder / "objects")
    command.parallel = True
    command.ensure_finalized()
    command.run()


if __name__ == "__main__":
    compile_modules(
        Path(sys.argv[1]),
        {
            name: modules.split()
            for name, _, modules in (told.partition("=") for told in sys.argv[2:])
        },
    )
