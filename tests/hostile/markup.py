"""What must not be found in markup, Markdown, tables and figures made from hostile texts."""

import json
import re
from html.parser import HTMLParser

from markdown_it import MarkdownIt

from tests.hostile.payloads import BY_KIND, HOST, PAYLOADS

# What our own templates are made of. A payload that became markup would bring in something else,
# or one of these with an attribute that runs or a link that leads elsewhere.
OURS = frozenset(
    "a abbr article aside b blockquote br button caption circle code dd details div dl dt em "
    "figcaption figure footer form h1 h2 h3 h4 header i input label li line main mark nav ol option p path "
    "pre polyline q rect s section select small span strong sub summary sup svg table tbody td text "
    "textarea tfoot th thead time tr u ul g title".split()
)
NEVER = frozenset(
    "base embed form iframe img link marquee math meta noscript object plaintext script style video "
    "source animate body mglyph mtext extra".split()
)
ELSEWHERE = re.compile(r"\s*(?:[a-z][a-z0-9+.-]*:(?!//)|//|(?!https?:)[a-z]+://)", re.IGNORECASE)
BRINGS = re.compile(r"url\(|expression|payload|ran\(|position:fixed")


# What is escaped in any case where it is shown, so that it stands nowhere as it is.
RAW = [text for text in PAYLOADS if re.search("<[a-z/!]", text, re.IGNORECASE)]
MARKED = [text for kind in ("Markdown", "LaTeX") for text in BY_KIND[kind] if text[0] not in "-}"]


class Elements(HTMLParser):
    """The elements and the text that a browser would find."""

    def __init__(self, markup):
        super().__init__(convert_charrefs=True)
        self.found, self.text = [], ""
        self.feed(markup)
        self.close()

    def handle_starttag(self, tag, attrs):
        self.found.append((tag, dict(attrs)))

    def handle_data(self, data):
        self.text += data


def faults_of_markup(markup):
    """What stands in markup that no template of ours wrote."""
    faults = [f"as it is: {each}" for each in RAW if each in markup]
    for tag, attrs in Elements(markup).found:
        if tag in NEVER or tag not in OURS:
            faults.append(f"<{tag}>")
        for name, value in attrs.items():
            value = value or ""
            if name.startswith("on") or name in {"srcdoc", "formaction", "src", "action"}:
                faults.append(f"<{tag} {name}={value}>")
            if name in {"href", "xlink:href"} and ELSEWHERE.match(value):
                faults.append(f"<{tag} {name}={value}>")
            if name == "style" and BRINGS.search(value):
                faults.append(f"<{tag} style={value}>")
            if not re.fullmatch(r"[a-z][a-z0-9:-]*", name, re.IGNORECASE):
                faults.append(f"<{tag} {name}>")
    return faults


MARKDOWN = MarkdownIt("commonmark").enable(["table", "strikethrough"])
# Beyond Markdown, Streamlit knows formulas, colours, icons and emoji.
STREAMLIT = re.compile(r"(?<!\\)\$[^$]+(?<!\\)\$|(?<!\\):[a-z][a-z_/-]*(?<!\\)[:\[]")


def faults_of_markdown(text):
    """What a record's texts brought about in a text that Streamlit reads as Markdown."""
    faults = [f"as it is: {each}" for each in MARKED if each in text]
    tokens = [each for block in MARKDOWN.parse(text) for each in (block, *(block.children or ()))]
    for token in tokens:
        if token.type in {"image", "html_inline", "html_block"}:
            faults.append(f"{token.type}: {token.content}")
        if token.type == "inline" and token.content == "Heading":
            faults.append("a heading")
        if token.type == "link_open" and HOST in str(token.attrs):
            faults.append(str(token.attrs))
    if any(part in text for part in ("ran(7", HOST)) or "Heading" in text:
        faults += [f"Streamlit: {each}" for each in STREAMLIT.findall(text)]
    return faults


def texts_of(message):
    """Every text in a message to the browser, by where it stands."""
    for field, value in message.ListFields():
        several = value if field.is_repeated else [value]
        for each in several:
            if field.message_type is not None and hasattr(each, "ListFields"):
                yield from texts_of(each)
            elif isinstance(each, str):
                yield field.full_name, each


def faults_of_links(element):
    """Cells of a column of links that lead elsewhere than to http, https or a page of ours."""
    linked = [
        name
        for name, told in json.loads(element.proto.columns or "{}").items()
        if (told.get("type_config") or {}).get("type") == "link"
    ]
    return [
        str(cell)
        for name in linked
        if name in element.value
        for cell in element.value[name]
        if cell and ELSEWHERE.match(str(cell))
    ]


# The tags that our charts put into Plotly's texts themselves.
CHART_TAGS = re.compile(r"</?(?:b|i|br|span|sup|sub)(?: style=\"[^\"<>]*\")?/?>")


def faults_of_figure(figure):
    """Texts of a figure in which Plotly would find a tag, a template's value or a link."""
    faults = []

    def walk(node, name):
        if isinstance(node, dict):
            for key, value in node.items():
                walk(value, key)
        elif isinstance(node, (list, tuple)):
            for value in node:
                walk(value, name)
        elif isinstance(node, str):
            if name in {"customdata", "ids", "uid", "meta"}:
                return
            if "<" in CHART_TAGS.sub("", node) or any(each in node for each in RAW):
                faults.append(f"{name}: {node}")
            if name in {"hovertemplate", "texttemplate"} and re.search(r"payload|ran\(", node):
                faults.append(f"{name}: {node}")

    walk(figure, "")
    return faults
