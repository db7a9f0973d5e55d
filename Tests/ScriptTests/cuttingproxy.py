"""A proxy that cuts a connection after a certain byte, so that a test can do so at every one."""

import contextlib
import socket
import threading

TO_SERVER = "to the server"
TO_CLIENT = "to the client"


class CuttingProxy:
    """Carries bytes to a server and back. The next connection is cut after `left` bytes one way."""

    def __init__(self, server: tuple[str, int]) -> None:
        self.server = server
        self.way = TO_SERVER
        self.left: int | None = None
        self.listener = socket.create_server(("127.0.0.1", 0))
        self.address: tuple[str, int] = self.listener.getsockname()
        threading.Thread(target=self._accept, daemon=True).start()

    def cut(self, way: str, after: int) -> None:
        """Once: what connects after that is carried whole."""
        self.way, self.left = way, after

    @property
    def has_cut(self) -> bool:
        return self.left is None

    def close(self) -> None:
        with contextlib.suppress(OSError):
            self.listener.shutdown(socket.SHUT_RDWR)
        self.listener.close()

    def _accept(self) -> None:
        with contextlib.suppress(OSError):
            while True:
                client, _ = self.listener.accept()
                server = socket.create_connection(self.server)
                threading.Thread(target=self._serve, args=(client, server), daemon=True).start()

    def _serve(self, client: socket.socket, server: socket.socket) -> None:
        with client, server:
            there = threading.Thread(target=self._carry, args=(client, server, TO_SERVER))
            there.start()
            self._carry(server, client, TO_CLIENT)
            there.join()

    def _carry(self, source: socket.socket, target: socket.socket, way: str) -> None:
        with contextlib.suppress(OSError):
            while not self._is_due(way) and (piece := source.recv(4096)):
                target.sendall(self._allowed(piece, way))
        for end in (source, target):
            with contextlib.suppress(OSError):
                end.shutdown(socket.SHUT_RDWR)

    def _is_due(self, way: str) -> bool:
        """Whether the cut is here; it is made once."""
        if self.left != 0 or self.way != way:
            return False
        self.left = None
        return True

    def _allowed(self, piece: bytes, way: str) -> bytes:
        if self.left is None or self.way != way:
            return piece
        allowed = piece[: self.left]
        self.left -= len(allowed)
        return allowed
