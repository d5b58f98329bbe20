"""What the standards say a file has to be, in forms that a program can check."""

from lxml import etree  # type: ignore[import-untyped]

ATOM = "{http://www.w3.org/2005/Atom}"


def _choice(*names: str) -> str:
    return "".join(f'<ref name="{name}"/>' for name in names)


def _any_number(*names: str) -> str:
    return "".join(f'<zeroOrMore><ref name="{name}"/></zeroOrMore>' for name in names)


def _at_most_one(*names: str) -> str:
    return "".join(f'<optional><ref name="{name}"/></optional>' for name in names)


def _text(*names: str) -> str:
    """Text constructs, RFC 4287, 3.1: plain, HTML as text, or one XHTML div."""
    return "".join(
        f'<define name="{name}"><element name="{name}"><ref name="common"/><ref name="textual"/>'
        "</element></define>"
        for name in names
    )


def _simple(datatype: str, *names: str) -> str:
    """Elements that hold one value: dates (3.3), ids and addresses (4.2)."""
    return "".join(
        f'<define name="{name}"><element name="{name}"><ref name="common"/>'
        f'<data type="{datatype}"/></element></define>'
        for name in names
    )


def _attributes(required: tuple[str, ...], *optional: str) -> str:
    return "".join(f'<attribute name="{name}" ns=""/>' for name in required) + "".join(
        f'<optional><attribute name="{name}" ns=""/></optional>' for name in optional
    )


# RFC 4287 in RELAX NG, written from its sections 3 and 4; elements of other namespaces, which it
# allows as extensions, are left out, because we write none.
GRAMMAR = f"""<grammar xmlns="http://relaxng.org/ns/structure/1.0" ns="{ATOM[1:-1]}"
    datatypeLibrary="http://www.w3.org/2001/XMLSchema-datatypes">
<start><ref name="feed"/></start>
<define name="common">
  <optional><attribute name="xml:base"><data type="anyURI"/></attribute></optional>
  <optional><attribute name="xml:lang"><data type="language"/></attribute></optional>
</define>
<define name="feed"><element name="feed"><ref name="common"/><interleave>
  {_choice("id", "title", "updated")}
  {_at_most_one("generator", "icon", "logo", "rights", "subtitle")}
  {_any_number("author", "category", "contributor", "link", "entry")}
</interleave></element></define>
<define name="entry"><element name="entry"><ref name="common"/><interleave>
  {_choice("id", "title", "updated")}
  {_at_most_one("content", "published", "rights", "summary")}
  {_any_number("author", "category", "contributor", "link")}
</interleave></element></define>
<define name="textual"><choice>
  <group><optional><attribute name="type" ns=""><choice><value>text</value><value>html</value></choice></attribute></optional><text/></group>
  <group><attribute name="type" ns=""><value>xhtml</value></attribute><ref name="div"/></group>
</choice></define>
<define name="div"><element name="div" ns="http://www.w3.org/1999/xhtml"><ref name="xhtml"/></element></define>
<define name="xhtml"><zeroOrMore><choice>
  <text/><attribute><anyName/></attribute>
  <element><nsName ns="http://www.w3.org/1999/xhtml"/><ref name="xhtml"/></element>
</choice></zeroOrMore></define>
<define name="content"><element name="content"><ref name="common"/><ref name="textual"/></element></define>
{_text("title", "subtitle", "summary", "rights")}
{_simple("dateTime", "updated", "published")}
{_simple("anyURI", "id", "icon", "logo")}
<define name="person"><interleave>
  <element name="name"><text/></element>
  <optional><element name="uri"><data type="anyURI"/></element></optional>
  <optional><element name="email"><data type="string"><param name="pattern">.+@.+</param></data></element></optional>
</interleave></define>
<define name="author"><element name="author"><ref name="common"/><ref name="person"/></element></define>
<define name="contributor"><element name="contributor"><ref name="common"/><ref name="person"/></element></define>
<define name="category"><element name="category"><ref name="common"/>
  {_attributes(("term",), "scheme", "label")}<empty/></element></define>
<define name="generator"><element name="generator"><ref name="common"/>
  {_attributes((), "uri", "version")}<text/></element></define>
<define name="link"><element name="link"><ref name="common"/>
  <attribute name="href" ns=""><data type="anyURI"/></attribute>
  {_attributes((), "rel", "type", "hreflang", "title", "length")}<empty/></element></define>
</grammar>"""


def atom_faults(feed: bytes) -> list[str]:
    """What RFC 4287 has against a feed: its grammar, and what no grammar can say."""
    grammar = etree.RelaxNG(etree.fromstring(GRAMMAR))
    root = etree.fromstring(feed)
    found = [] if grammar.validate(root) else [str(error) for error in grammar.error_log]
    entries = root.findall(f"{ATOM}entry")
    if root.find(f"{ATOM}author") is None and any(e.find(f"{ATOM}author") is None for e in entries):
        found.append("4.1.1: neither the feed nor each entry has an author")
    for each in (root, *entries):
        links = [
            tuple(link.get(name, "") for name in ("type", "hreflang"))
            for link in each.findall(f"{ATOM}link")
            if link.get("rel", "alternate") == "alternate"
        ]
        if len(links) != len(set(links)):
            found.append(f"4.1.1: two alternate links of one kind in {each.findtext(f'{ATOM}id')}")
    for entry in entries:
        if entry.find(f"{ATOM}content") is None and entry.find(f"{ATOM}link") is None:
            found.append(f"4.1.2: neither content nor link in {entry.findtext(f'{ATOM}id')}")
    ids = [entry.findtext(f"{ATOM}id") for entry in entries]
    if len(ids) != len(set(ids)):
        found.append("4.2.6: an id is that of two entries")
    return found


# What schema.org gives to the types we name: the properties of each, and the types it is a kind of.
KIND_OF = {
    "Action": "Thing", "CreativeWork": "Thing", "Dataset": "CreativeWork", "Event": "Thing",
    "ItemList": "Intangible", "Intangible": "Thing", "Organization": "Thing", "Person": "Thing",
    "GovernmentOrganization": "Organization", "Place": "Thing", "AdministrativeArea": "Place",
    "Country": "AdministrativeArea", "PostalAddress": "Intangible", "GeoCoordinates": "Intangible",
}  # fmt: skip
PROPERTIES = {
    "Thing": "name description disambiguatingDescription identifier url sameAs subjectOf",
    "Action": "agent recipient location",
    "CreativeWork": "creator datePublished inLanguage keywords license mainEntity publisher version",
    "Event": "startDate endDate location keywords",
    "ItemList": "numberOfItems itemListElement",
    "Place": "address geo",
    "PostalAddress": "addressCountry",
    "GeoCoordinates": "latitude longitude",
}


def schema_org_faults(node: object) -> list[str]:
    """Properties in JSON-LD that schema.org does not give to the type they stand at."""
    if isinstance(node, list):
        return [fault for each in node for fault in schema_org_faults(each)]
    if not isinstance(node, dict):
        return []
    kinds = node["@type"] if isinstance(node["@type"], list) else [node["@type"]]
    allowed: set[str] = set()
    for kind in kinds:
        while kind:
            allowed |= set(PROPERTIES.get(kind, "").split())
            kind = KIND_OF[kind] if kind != "Thing" else ""
    own = {name for name in node if not name.startswith("@")} - {"edtf"}  # Dublin Core's date
    found = [f"{'/'.join(kinds)} has no {name}" for name in sorted(own - allowed)]
    return found + [fault for name in sorted(own) for fault in schema_org_faults(node[name])]
