"""Which system calls a player may make: a filter that the kernel runs, the same in every tier."""

import ctypes
import errno
import os
import struct

from pytest_keraskata.answer.box import kernel

# (x86-64, arm64) each, or None where the machine has none.
_DENIED: dict[str, tuple[int | None, int | None]] = {
    # No other process: there is nothing left to end, to measure, or to ask anybody outside.
    "fork": (57, None), "vfork": (58, None), "execve": (59, 221), "execveat": (322, 281),
    # No words to anybody but the judge; `socketpair` is left.
    "socket": (41, 198),
    # No namespaces of its own, and nothing mounted.
    "unshare": (272, 97), "setns": (308, 268), "mount": (165, 40), "umount2": (166, 39), "pivot_root": (155, 41),
    "chroot": (161, 51), "open_tree": (428, 428), "move_mount": (429, 429), "fsopen": (430, 430),
    "fsconfig": (431, 431), "fsmount": (432, 432), "fspick": (433, 433), "mount_setattr": (442, 442),
    # Nothing done to another process.
    "ptrace": (101, 117), "process_vm_readv": (310, 270), "process_vm_writev": (311, 271), "kcmp": (312, 272),
    "pidfd_send_signal": (424, 424), "pidfd_getfd": (438, 438), "process_madvise": (440, 440),
    "process_mrelease": (448, 448), "tkill": (200, 130), "rt_sigqueueinfo": (129, 138),
    "rt_tgsigqueueinfo": (297, 240), "setpriority": (141, 140), "ioprio_set": (251, 30),
    "sched_setaffinity": (203, 122), "sched_setscheduler": (144, 119), "sched_setparam": (142, 118),
    "sched_setattr": (314, 274), "migrate_pages": (256, 238), "move_pages": (279, 239),
    # No memory that is nobody's.
    "memfd_create": (319, 279), "memfd_secret": (447, 447), "shmget": (29, 194), "shmat": (30, 196),
    "semget": (64, 190), "msgget": (68, 186), "mq_open": (240, 180),
    # Nothing of the machine's.
    "bpf": (321, 280), "perf_event_open": (298, 241), "userfaultfd": (323, 282), "io_uring_setup": (425, 425),
    "io_uring_enter": (426, 426), "io_uring_register": (427, 427), "add_key": (248, 217), "request_key": (249, 218),
    "keyctl": (250, 219), "name_to_handle_at": (303, 264), "open_by_handle_at": (304, 265), "personality": (135, 92),
    "kexec_load": (246, 104), "kexec_file_load": (320, 294), "init_module": (175, 105), "finit_module": (313, 273),
    "delete_module": (176, 106), "reboot": (169, 142), "swapon": (167, 224), "swapoff": (168, 225),
    "acct": (163, 89), "quotactl": (179, 60), "quotactl_fd": (443, 443), "syslog": (103, 116),
    "settimeofday": (164, 170), "clock_settime": (227, 112), "clock_adjtime": (305, 266), "adjtimex": (159, 171),
    "sethostname": (170, 161), "setdomainname": (171, 162), "fanotify_init": (300, 262), "vhangup": (153, 58),
    "lookup_dcookie": (212, 18), "iopl": (172, None), "ioperm": (173, None), "modify_ldt": (154, None),
}  # fmt: skip
# They seem to succeed: copying a file ends with them, and Landlock doesn't stop them outside the box's folder.
_IDLE: dict[str, tuple[int | None, int | None]] = {
    "chmod": (90, None), "fchmod": (91, 52), "fchmodat": (268, 53), "fchmodat2": (452, 452), "chown": (92, None),
    "fchown": (93, 55), "lchown": (94, None), "fchownat": (260, 54), "utime": (132, None), "utimes": (235, None),
    "futimesat": (261, None), "utimensat": (280, 88), "setxattr": (188, 5), "lsetxattr": (189, 6),
    "fsetxattr": (190, 7), "removexattr": (197, 14), "lremovexattr": (198, 15), "fremovexattr": (199, 16),
}  # fmt: skip
# Only about oneself: the first argument is one's own number, or 0 where that means oneself.
_ABOUT_ONESELF = {"kill": ((62, 129), False), "tgkill": ((234, 131), False), "prlimit64": ((302, 261), True)}
_CLONE, _CLONE3, _FCNTL, _IOCTL = (56, 220), (435, 435), (72, 25), (16, 29)
_CLONE_THREAD = 0x10000
# Who owns a descriptor gets signals for it, and may be made to be anybody.
_SET_OWNER, _SET_OWNER_OF_SOCKET = (8, 15), (0x8901, 0x8902)
_ARCHITECTURES = {"x86_64": (0, 0xC000003E), "aarch64": (1, 0xC00000B7)}

# Classic BPF: load a word, compare it, return.
_LOAD, _EQUAL, _AT_LEAST, _ANY_BIT, _RETURN = 0x20, 0x15, 0x35, 0x45, 0x06
_NUMBER, _ARCHITECTURE, _FIRST, _SECOND = 0, 4, 16, 24
_ALLOW, _FAIL, _KILL = 0x7FFF0000, 0x00050000, 0x80000000
_SET_SECCOMP, _FILTER = 22, 2


def is_known() -> bool:
    """Whether there is a filter for this machine."""
    return kernel.machine() in _ARCHITECTURES


def filtered() -> None:
    """Let this process make only the system calls that an answer needs, for good."""
    program = _program(os.getpid())
    buffer = ctypes.create_string_buffer(program, len(program))
    described = struct.pack("HxxxxxxQ", len(program) // 8, ctypes.addressof(buffer))
    kernel.call(
        "prctl", _SET_SECCOMP, ctypes.c_ulong(_FILTER), ctypes.create_string_buffer(described, len(described)), 0, 0
    )


def _program(own: int) -> bytes:
    place, architecture = _ARCHITECTURES[kernel.machine()]
    lines: list[bytes] = []

    def add(code: int, value: int, then: int = 0, otherwise: int = 0) -> None:
        lines.append(struct.pack("HBBI", code, then, otherwise, value))

    def fail(number: int) -> None:
        add(_RETURN, _FAIL | number)

    add(_LOAD, _ARCHITECTURE)
    add(_EQUAL, architecture, then=1)
    add(_RETURN, _KILL)
    add(_LOAD, _NUMBER)
    # The other numbering of x86-64.
    add(_AT_LEAST, 0x40000000, otherwise=1)
    fail(errno.ENOSYS)
    for calls, error in ((_DENIED, errno.EPERM), (_IDLE, 0)):
        for numbers in calls.values():
            number = numbers[place]
            if number is not None:
                add(_EQUAL, number, otherwise=1)
                fail(error)
    # The C library then makes its threads by `clone`, whose flags can be looked at.
    add(_EQUAL, _CLONE3[place], otherwise=1)
    fail(errno.ENOSYS)
    add(_EQUAL, _CLONE[place], otherwise=4)
    add(_LOAD, _FIRST)
    add(_ANY_BIT, _CLONE_THREAD, then=1)
    fail(errno.EPERM)
    add(_RETURN, _ALLOW)
    for places, or_nobody in _ABOUT_ONESELF.values():
        add(_EQUAL, places[place], otherwise=5 if or_nobody else 4)
        add(_LOAD, _FIRST)
        if or_nobody:
            add(_EQUAL, 0, then=2)
        add(_EQUAL, own, then=1)
        fail(errno.EPERM)
        add(_RETURN, _ALLOW)
    for numbers, commands in ((_FCNTL, _SET_OWNER), (_IOCTL, _SET_OWNER_OF_SOCKET)):
        add(_EQUAL, numbers[place], otherwise=5)
        add(_LOAD, _SECOND)
        add(_EQUAL, commands[0], then=1)
        add(_EQUAL, commands[1], otherwise=1)
        fail(errno.EPERM)
        add(_RETURN, _ALLOW)
    add(_RETURN, _ALLOW)
    return b"".join(lines)
