"""Which files are documents, which only stand beside documents, and what to do about those without a reader."""

from __future__ import annotations

from enum import StrEnum

from kbaudit.sources import readers
from kbaudit.sources.extract import Reader


def words(text: str) -> frozenset[str]:
    """Names parted by spaces."""
    return frozenset(text.split())


ASSETS = words(
    # pictures, sound, film
    ".png .jpg .jpeg .jfif .gif .svg .svgz .webp .avif .bmp .ico .icns .tif .tiff .heic .eps .psd .ai .fig .sketch .drawio "
    ".mp3 .m4a .wav .ogg .oga .flac .mp4 .m4v .mov .avi .mkv .webm .wmv .vtt .srt "
    # fonts and what a web site is made of
    ".woff .woff2 .ttf .otf .eot .css .scss .sass .less .styl .js .mjs .cjs .jsx .ts .tsx .vue .svelte .map .wasm "
    ".webmanifest .liquid .njk .hbs .mustache .ejs .erb .haml .slim .pug .j2 .jinja .jinja2 .tmpl .tpl "
    # source text and build files
    ".py .pyi .pyc .rb .go .rs .java .kt .kts .scala .c .h .cc .cpp .hpp .cs .php .pl .lua .swift .m .r .jl .sql .sh "
    ".bash .zsh .fish .ps1 .psm1 .bat .cmd .gradle .cmake .mk .tf .tfvars .proto .graphql .gql .wsdl .xsd .xsl .xslt .puml "
    ".mmd .dot .po .pot .mo .diff .patch .lock .sum .mod .gemspec .rake .bib "
    # settings
    ".yml .yaml .toml .ini .cfg .conf .config .properties .env .plist .editorconfig .pem .crt .cer "
    # data, logs, temporary and binary files
    ".log .db .sqlite .sqlite3 .parquet .feather .arrow .npy .npz .pkl .bin .exe .dll .so .dylib .o .a .class .jar .whl "
    ".iso .dmg .apk .ipa .bak .tmp .swp .swo .orig .rej .part .crdownload .pid .lnk .url .webloc .ds_store"
)
"""Suffixes of files that are no documents: not read and not listed as skipped, but links may lead to them."""

ASSET_NAMES = words(
    "package.json package-lock.json composer.json tsconfig.json jsconfig.json bower.json lerna.json nx.json turbo.json "
    "vercel.json netlify.json now.json manifest.json angular.json renovate.json mint.json sidebars.json "
    "book.json cspell.json .eslintrc.json .prettierrc.json .markdownlint.json .textlintrc.json robots.txt humans.txt "
    "requirements.txt constraints.txt CMakeLists.txt sitemap.xml feed.xml atom.xml rss.xml browserconfig.xml "
    "Makefile Dockerfile Containerfile Gemfile Rakefile Procfile Vagrantfile Jenkinsfile Pipfile Justfile CODEOWNERS "
    "CNAME Thumbs.db desktop.ini _redirects _headers _config.yml"
)
"""Files of tools, whatever their suffix."""

PLAIN_NAMES = words("README FAQ CHANGELOG CHANGES HISTORY NEWS CONTRIBUTING INSTALL TODO HOWTO SUPPORT SECURITY")
"""Names without a suffix that are plain text by custom."""

ADVICE = {
    ".doc": "convert to .docx",
    ".docm": "convert to .docx",
    ".dotx": "convert to .docx",
    ".rtf": "convert to .docx",
    ".odt": "convert to .docx",
    ".pages": "convert to .docx or .pdf",
    ".wpd": "convert to .docx",
    ".gdoc": "it is only a pointer: download the document as .docx",
    ".gsheet": "it is only a pointer: download the sheet as .xlsx",
    ".gslides": "it is only a pointer: download the slides as .pptx",
    ".one": "export the notes as .docx or .pdf",
    ".ppt": "convert to .pptx",
    ".pps": "convert to .pptx",
    ".pptm": "convert to .pptx",
    ".ppsx": "convert to .pptx",
    ".potx": "convert to .pptx",
    ".odp": "convert to .pptx",
    ".key": "convert to .pptx or .pdf",
    ".xls": "convert to .xlsx or .csv",
    ".xlsb": "convert to .xlsx or .csv",
    ".xltx": "convert to .xlsx or .csv",
    ".ods": "convert to .xlsx or .csv",
    ".numbers": "convert to .xlsx or .csv",
    ".epub": "convert to .html or .pdf",
    ".mobi": "convert to .html or .pdf",
    ".azw3": "convert to .html or .pdf",
    ".djvu": "convert to .pdf",
    ".ps": "convert to .pdf",
    ".xps": "convert to .pdf",
    ".chm": "convert to .html",
    ".mht": "convert to .html",
    ".mhtml": "convert to .html",
    ".webarchive": "convert to .html",
    ".msg": "convert to .txt or .html",
    ".eml": "convert to .txt or .html",
    ".mbox": "convert to .txt or .html",
    ".tex": "convert to .md or .pdf",
    ".org": "convert to .md",
    ".textile": "convert to .md",
    ".wiki": "convert to .md",
    ".mediawiki": "convert to .md",
    ".creole": "convert to .md",
    ".rdoc": "convert to .md",
    ".pod": "convert to .md",
    ".ipynb": "convert to .md",
    ".qmd": "convert to .md",
    ".rmd": "convert to .md",
    ".xml": "convert to .html, .md or .json",
    ".dita": "convert to .html or .md",
    ".ditamap": "convert to .html or .md",
    ".docbook": "convert to .html or .md",
    ".vsd": "convert to .pdf",
    ".vsdx": "convert to .pdf",
    ".pub": "convert to .pdf",
    ".zip": "unpack it",
    ".tar": "unpack it",
    ".gz": "unpack it",
    ".tgz": "unpack it",
    ".bz2": "unpack it",
    ".xz": "unpack it",
    ".zst": "unpack it",
    ".7z": "unpack it",
    ".rar": "unpack it",
    ".cab": "unpack it",
}
"""Formats that hold documents but have no reader, and what to do about them."""


class Use(StrEnum):
    """What a scan does with a file."""

    READ = "read"
    ASSET = "asset"
    UNKNOWN = "unknown"


def suffix_of(name: str) -> str:
    """The last suffix of a file's name in lower case with its dot; empty where there is none."""
    return "." + name.rsplit(".", 1)[-1].lower() if "." in name.lstrip(".") else ""


def reader_for(path: str) -> Reader | None:
    """The reader for a file of this name; None where there is none."""
    name = path.rsplit("/", 1)[-1]
    return readers.reader_for(suffix_of(name)) if suffix_of(name) in readers.READERS or name in PLAIN_NAMES else None


def use_of(name: str) -> Use:
    """What to do with a file of this name."""
    suffix = suffix_of(name)
    if name in ASSET_NAMES or name.startswith(("~$", ".~lock.")):
        return Use.ASSET
    if suffix in readers.READERS or name in PLAIN_NAMES:
        return Use.READ
    if suffix in ASSETS or (not suffix and name.startswith(".")):
        return Use.ASSET
    return Use.UNKNOWN


def reason_without_reader(name: str) -> str:
    """Why a file of this name is skipped, and what would help."""
    suffix = suffix_of(name)
    if not suffix:
        return "no reader for a file without a suffix; give it one (.md, .txt), or exclude it"
    return f"no reader for {suffix}; {ADVICE.get(suffix, 'convert to a format that kbaudit reads, or exclude it')}"
