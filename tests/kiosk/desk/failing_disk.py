"""A disk that fails to sync: this process's fsync and fdatasync return EIO from the kernel on.

A seccomp filter, because a fake file layer would test the fake. It cannot be taken back: for child
processes only.
"""

from __future__ import annotations

import ctypes
import errno
import platform
import struct

_PR_SET_NO_NEW_PRIVS, _PR_SET_SECCOMP, _MODE_FILTER = 38, 22, 2
_LOAD_WORD, _JUMP_EQUAL, _RETURN = 0x20, 0x15, 0x06
_ALLOW, _ERRNO = 0x7FFF0000, 0x00050000
# Numbers of fsync and fdatasync in the kernel's tables.
_SYNC_CALLS = {"x86_64": (74, 75), "aarch64": (82, 83)}


class _Program(ctypes.Structure):
    _fields_ = (("length", ctypes.c_ushort), ("filter", ctypes.c_char_p))


def fail_syncs() -> None:
    first, second = _SYNC_CALLS[platform.machine()]
    steps = [
        (_LOAD_WORD, 0, 0, 0),
        (_JUMP_EQUAL, 1, 0, first),
        (_JUMP_EQUAL, 0, 1, second),
        (_RETURN, 0, 0, _ERRNO | errno.EIO),
        (_RETURN, 0, 0, _ALLOW),
    ]
    code = b"".join(struct.pack("=HBBI", *step) for step in steps)
    program = _Program(len(steps), code)
    libc = ctypes.CDLL(None, use_errno=True)
    assert libc.prctl(_PR_SET_NO_NEW_PRIVS, 1, 0, 0, 0) == 0
    assert libc.prctl(_PR_SET_SECCOMP, _MODE_FILTER, ctypes.byref(program), 0, 0) == 0
