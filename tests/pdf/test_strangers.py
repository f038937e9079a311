"""A document from a stranger makes LibreOffice fetch nothing: no file, no address."""

import threading
from collections.abc import Iterator
from http.server import BaseHTTPRequestHandler, HTTPServer
from pathlib import Path

import pytest

from boardpaper.pdf.opening import opened
from boardpaper.pdf.printing import print_all
from boardpaper.pdf.texts import texts
from made_files import png
from ooxml.wordfile import docx, field, p
from tools.programs import need

LINKED = """\
<w:r><w:drawing><wp:inline><wp:extent cx="900000" cy="900000"/><wp:docPr id="1" name="P"/>\
<a:graphic><a:graphicData uri="http://schemas.openxmlformats.org/drawingml/2006/picture">\
<pic:pic><pic:nvPicPr><pic:cNvPr id="1" name="P"/><pic:cNvPicPr/></pic:nvPicPr>\
<pic:blipFill><a:blip r:link="{}"/><a:stretch><a:fillRect/></a:stretch></pic:blipFill>\
<pic:spPr><a:xfrm><a:off x="0" y="0"/><a:ext cx="900000" cy="900000"/></a:xfrm>\
<a:prstGeom prst="rect"><a:avLst/></a:prstGeom></pic:spPr></pic:pic></a:graphicData></a:graphic>\
</wp:inline></w:drawing></w:r>"""


@pytest.fixture
def site() -> Iterator[tuple[str, list[str]]]:
    """An address that gives a picture to everyone, and a list of what was asked of it."""
    asked: list[str] = []

    class Answers(BaseHTTPRequestHandler):
        def handle(self) -> None:
            asked.append(self.rfile.readline().decode())
            self.wfile.write(b"HTTP/1.0 200 OK\r\nContent-Type: image/png\r\n\r\n" + png())

    server = HTTPServer(("127.0.0.1", 0), Answers)
    threading.Thread(target=server.serve_forever, daemon=True).start()
    yield f"http://127.0.0.1:{server.server_port}/a.png", asked
    server.shutdown()
    server.server_close()


def linking(addresses: dict[str, str]) -> bytes:
    """A document that links a picture, and has fields for a picture and for text, by address."""
    body = [p("Nothing but this")]
    for key, address in addresses.items():
        body.append(p(LINKED.format(key)))
        for kind in ("INCLUDEPICTURE", "INCLUDETEXT"):
            body.append(p(field(f'{kind} "{address}"', "as it was")))
    return docx("".join(body), links=addresses)


def test_what_a_document_links_to_is_not_fetched(
    site: tuple[str, list[str]], tmp_path: Path
) -> None:
    program = need("soffice", "that printing fetches nothing")
    address, asked = site
    (tmp_path / "secret.png").write_bytes(png())
    (tmp_path / "secret.txt").write_text("what the clerk alone may read")
    files = {name: (tmp_path / f"secret.{name}").as_uri() for name in ("png", "txt")}

    (made,) = print_all(program, [linking({"site": address, **files})])

    assert isinstance(made, bytes)
    said = "\n".join(text for _, text in texts(made))
    assert "Nothing but this" in said
    assert "what the clerk alone may read" not in said
    assert asked == []
    assert not [image for page in opened(made).pages for image in page.get_images()]
