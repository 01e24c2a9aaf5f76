/*
 * yaml.c - libyaml's events into a tree with byte positions.
 *
 * libyaml counts characters, messages count bytes: a cursor walks over the
 * text beside the events and translates one into the other.
 */
#include "office/yaml.h"

#include <string.h>

#include <yaml.h>

#include "base/limits.h"
#include "base/text.h"

struct builder {
	struct dg_doc	*doc;
	uint32_t	 source;
	struct dg_str	 bytes;		/* without the byte order mark */
	size_t		 skipped;	/* bytes of the mark */
	size_t		 chars, at;	/* the cursor: characters, bytes */
	struct dg_yaml	*root, *open;	/* open: the MAP or LIST being filled */
	bool		 has_key;	/* in a MAP: its value comes next */
	struct dg_str	 key;
	struct dg_span	 key_span;
	unsigned	 depth;
	bool		 failed, done;
};

/* The byte where character number index starts. */
static uint32_t
byte_of(struct builder *b, size_t index)
{
	while (b->chars < index && b->at < b->bytes.n) {
		dg_utf8_next(b->bytes, &b->at);
		b->chars++;
	}
	while (b->chars > index && b->at > 0) {
		do
			b->at--;
		while (b->at > 0 && (b->bytes.p[b->at] & 0xc0) == 0x80);
		b->chars--;
	}
	return (uint32_t)(b->at + b->skipped);
}

static struct dg_span
span_of(struct builder *b, const yaml_event_t *e)
{
	struct dg_span span = { .source = b->source };

	span.start = byte_of(b, e->start_mark.index);
	span.end = byte_of(b, e->end_mark.index);
	return span;
}

static void
refuse(struct builder *b, enum dg_rule rule, struct dg_span span)
{
	dg_report(b->doc->sink, rule, span, DG_NO_ARGS);
	b->failed = true;
}

static struct dg_yaml *
add(struct builder *b, enum dg_yaml_kind kind, struct dg_span span)
{
	struct dg_yaml *node = DG_NEW(b->doc->arena, struct dg_yaml);

	node->kind = kind;
	node->span = span;
	node->parent = b->open;
	if (!b->open) {
		b->root = node;
		return node;
	}
	if (b->open->kind == DG_YAML_MAP) {
		node->key = b->key;
		node->key_span = b->key_span;
		b->has_key = false;
	}
	if (b->open->last)
		b->open->last->next = node;
	else
		b->open->first = node;
	b->open->last = node;
	return node;
}

static bool
wants_key(const struct builder *b)
{
	return b->open && b->open->kind == DG_YAML_MAP && !b->has_key;
}

static void
on_scalar(struct builder *b, const yaml_event_t *e)
{
	struct dg_span span = span_of(b, e);
	struct dg_str text = { (const char *)e->data.scalar.value,
	    e->data.scalar.length };
	struct dg_yaml *node;

	text = dg_text_nfc(b->doc->arena, dg_arena_dup(b->doc->arena, text));
	if (e->data.scalar.anchor || e->data.scalar.tag)
		refuse(b, DG_R_yaml_feature, span);
	if (wants_key(b)) {
		b->key = text;
		b->key_span = span;
		b->has_key = true;
		return;
	}
	node = add(b, DG_YAML_SCALAR, span);
	node->text = text;
	node->quoted = e->data.scalar.style != YAML_PLAIN_SCALAR_STYLE;
}

static void
on_open(struct builder *b, const yaml_event_t *e, enum dg_yaml_kind kind,
    bool decorated)
{
	struct dg_span span = span_of(b, e);

	if (decorated)
		refuse(b, DG_R_yaml_feature, span);
	if (wants_key(b)) {
		refuse(b, DG_R_yaml_key, span);
		b->done = true;
		return;
	}
	if (++b->depth > DG_MAX_DEPTH) {
		dg_report(b->doc->sink, DG_R_yaml_depth, span,
		    DG_ARGS(dg_arena_fmt(b->doc->arena, "%d", DG_MAX_DEPTH)));
		b->failed = b->done = true;
		return;
	}
	b->open = add(b, kind, span);
}

static void
on_close(struct builder *b, const yaml_event_t *e)
{
	b->open->span.end = span_of(b, e).end;
	b->open = b->open->parent;
	b->has_key = false;
	b->depth--;
}

static void
on_event(struct builder *b, const yaml_event_t *e)
{
	switch (e->type) {
	case YAML_SCALAR_EVENT:
		on_scalar(b, e);
		break;
	case YAML_ALIAS_EVENT:
		refuse(b, DG_R_yaml_feature, span_of(b, e));
		if (wants_key(b))
			b->done = true;
		else
			add(b, DG_YAML_SCALAR, span_of(b, e));
		break;
	case YAML_MAPPING_START_EVENT:
		on_open(b, e, DG_YAML_MAP, e->data.mapping_start.anchor ||
		    e->data.mapping_start.tag);
		break;
	case YAML_SEQUENCE_START_EVENT:
		on_open(b, e, DG_YAML_LIST, e->data.sequence_start.anchor ||
		    e->data.sequence_start.tag);
		break;
	case YAML_MAPPING_END_EVENT:
	case YAML_SEQUENCE_END_EVENT:
		on_close(b, e);
		break;
	case YAML_DOCUMENT_START_EVENT:
		if (b->root) {
			refuse(b, DG_R_yaml_documents, span_of(b, e));
			b->done = true;
		}
		break;
	case YAML_STREAM_END_EVENT:
		b->done = true;
		break;
	default:
		break;
	}
}

static void
report_syntax(struct builder *b, const yaml_parser_t *parser)
{
	struct dg_span span = { .source = b->source };
	const char *what = parser->problem ? parser->problem : "syntax";

	if (parser->error == YAML_READER_ERROR)
		span.start = (uint32_t)(b->skipped + (parser->problem_offset <
		    b->bytes.n ? parser->problem_offset : b->bytes.n));
	else
		span.start = byte_of(b, parser->problem_mark.index);
	span.end = span.start;
	dg_report(b->doc->sink, DG_R_yaml_syntax, span, DG_ARGS(dg_str_of(what)));
	b->failed = b->done = true;
}

static void
build(struct builder *b)
{
	yaml_parser_t parser;
	yaml_event_t event;

	if (!yaml_parser_initialize(&parser)) {
		refuse(b, DG_R_yaml_memory, (struct dg_span){ b->source, 0, 0 });
		return;
	}
	yaml_parser_set_encoding(&parser, YAML_UTF8_ENCODING);
	yaml_parser_set_input_string(&parser, (const unsigned char *)b->bytes.p,
	    b->bytes.n);
	while (!b->done) {
		if (!yaml_parser_parse(&parser, &event)) {
			report_syntax(b, &parser);
			break;
		}
		on_event(b, &event);
		yaml_event_delete(&event);
	}
	yaml_parser_delete(&parser);
}

bool
dg_yaml_read(struct dg_doc *doc, struct dg_str path, struct dg_str bytes,
    struct dg_yaml **root)
{
	struct builder b = { .doc = doc, .bytes = bytes };
	size_t bad = dg_utf8_invalid(bytes);

	*root = NULL;
	b.source = dg_sources_add(doc->sources, path, bytes);
	if (bad < bytes.n) {
		dg_report(doc->sink, DG_R_office_utf8, (struct dg_span){ b.source,
		    (uint32_t)bad, (uint32_t)bad + 1 }, DG_NO_ARGS);
		return false;
	}
	if (dg_str_starts(bytes, "\xef\xbb\xbf")) {
		b.skipped = 3;
		b.bytes = dg_str_sub(bytes, 3, bytes.n);
	}
	build(&b);
	if (!b.root)
		add(&b, DG_YAML_MAP, (struct dg_span){ b.source, 0, 0 });
	*root = b.root;
	return !b.failed;
}

const struct dg_yaml *
dg_yaml_find(const struct dg_yaml *map, const char *key)
{
	for (const struct dg_yaml *n = map->first; n; n = n->next)
		if (dg_str_is(n->key, key))
			return n;
	return NULL;
}
