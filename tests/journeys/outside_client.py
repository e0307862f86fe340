"""Looks at the terminal from outside, through AT-SPI, as a screen reader does; run by the system's
own python3, which has pyatspi. Prints what it saw as JSON. Not a test module.

Arguments: the text of a button to press (empty: none), and how long to wait in seconds.
"""

import json
import sys

import pyatspi
from gi.repository import GLib

POLL_MS = 150
LEAST_BUTTONS = 3


class Client:
    """Waits for the terminal, notes its first page, presses a button, notes the next page."""

    def __init__(self, press: str) -> None:
        self.press = press
        self.pages: list[list[dict[str, object]]] = []
        self.loop = GLib.MainLoop()

    def look(self) -> bool:
        """Look once; true to be called again."""
        buttons = list(self._buttons())
        names = [str(button["name"]) for button, _ in buttons]
        if len(buttons) < LEAST_BUTTONS:
            return True
        if not self.pages:
            self.pages.append([button for button, _ in buttons])
        elif self.press and names != [button["name"] for button in self.pages[0]]:
            self.pages.append([button for button, _ in buttons])
            self.loop.quit()
            return False
        if not self.press:
            self.loop.quit()
            return False
        for button, node in buttons:
            if self.press in str(button["name"]):
                node.queryAction().doAction(0)
        return True

    def _buttons(self):
        desktop = pyatspi.Registry.getDesktop(0)
        waiting = [one for one in desktop if one is not None]
        while waiting:
            node = waiting.pop(0)
            try:
                states = node.getState()
                if node.getRole() == pyatspi.ROLE_PUSH_BUTTON and states.contains(
                    pyatspi.STATE_SHOWING
                ):
                    box = node.queryComponent().getExtents(pyatspi.DESKTOP_COORDS)
                    size = {"width": box.width, "height": box.height}
                    yield {"name": node.name, **size}, node
                waiting += [child for child in node if child is not None]
            except (LookupError, NotImplementedError, GLib.Error):
                continue


def main() -> int:
    """Print the pages that were seen; 1 where the time was over first."""
    client = Client(sys.argv[1])
    GLib.timeout_add(POLL_MS, client.look)
    GLib.timeout_add_seconds(int(sys.argv[2]), client.loop.quit)
    client.loop.run()
    json.dump(client.pages, sys.stdout, ensure_ascii=False)
    return 0 if len(client.pages) == (2 if client.press else 1) else 1


if __name__ == "__main__":
    sys.exit(main())
