"""Strings that would run, or break a file, if anything took them for more than text."""

from __future__ import annotations

HOSTILE = {
    "template": "{{7*7}}",
    "statement": "{% if x %}",
    "comment": "{# c #}",
    "python": "{{ cycler.__init__.__globals__.os.getpid() }}",
    "script": "</script><script>window.__pwned=1</script>",
    "noscript": "</noscript><script>window.__pwned=1</script><!--",
    "opening": "<!--<script>window.__pwned=1",
    "cdata": "]]><![CDATA[",
    "image": "<img src=x onerror=window.__pwned=1>",
    "attribute": "\" onmouseover=window.__pwned=1 x='",
    "backticks": "`${window.__pwned=1}`",
    "literal": "${1}",
    "separators": "a\u2028b\u2029c",
    "marks": "\u202eright\u202c to \u200fleft\u2066",
    "nul": "nul\0nul",
    "url": "javascript:window.__pwned=1",
    "data url": "data:text/html,<script>window.__pwned=1</script>",
    "quotes": "\"'&amp;&lt;\\ \\n end",
    "formula": '=HYPERLINK("http://example.org/?x")',
    "long": "Donaudampfschifffahrtsgesellschaft" * 60,
    "plane": "\U0001f600\U0010ffff e\u0301 \ufeff",
    "proto": "__proto__",
    "constructor": "constructor",
}
