# docgen: make builds build/docgen; make out compiles plans/ into out/;
# make test runs the tests.  Both install the Debian packages they miss.
# make install puts the program and the library under PREFIX.

BUILD	?= build
CC	= gcc
OPT	?= -O2 -g
VERSION	:= 0.1.0
PREFIX	?= /usr/local

# Ranks of src/: a folder may include its own and those before it.
FOLDERS	= base diag doc plan office cascade resolve compose check compare layout pdf docx html build api cli

LIBS	= nettle harfbuzz harfbuzz-subset yaml-0.1 libdeflate libpng
# Asked for at first use, after the packages are there.
PKG_CFLAGS = $(eval PKG_CFLAGS := $(shell pkg-config --cflags $(LIBS)))$(PKG_CFLAGS)
PKG_LIBS   = $(eval PKG_LIBS := $(shell pkg-config --libs $(LIBS)))$(PKG_LIBS)

CFLAGS	= -std=c17 -D_POSIX_C_SOURCE=200809L -D_XOPEN_SOURCE=700 $(OPT) \
	  -Wall -Wextra -Wshadow -Wstrict-prototypes -Wmissing-prototypes \
	  -Wpointer-arith -Wwrite-strings -Wvla -Werror=implicit-function-declaration \
	  -fno-common -fPIC -fvisibility=hidden '-ffile-prefix-map=$(CURDIR)=.' \
	  -Isrc -DDG_VERSION='"$(VERSION)"' $(SANITIZE)
PRIVATE	= -lunistring -lcsv -lm -pthread
LDLIBS	= $(PKG_LIBS) $(PRIVATE)
# Unit tests read packages and XML back.
TEST_CFLAGS = $(eval TEST_CFLAGS := $(shell pkg-config --cflags libxml-2.0 libzip))$(TEST_CFLAGS)
TEST_LIBS   = $(eval TEST_LIBS := $(shell pkg-config --libs libxml-2.0 libzip) -lcmocka)$(TEST_LIBS)
SANITIZE =

FONTS	= /usr/share/fonts/truetype/liberation2
FACES	= LiberationSerif-Regular LiberationSerif-Bold LiberationSerif-Italic LiberationSerif-BoldItalic
TEMPLATES := $(shell find templates -name '*.yaml' | LC_ALL=C sort)

SOURCES	:= $(foreach d,$(FOLDERS),$(sort $(wildcard src/$(d)/*.c)))
OBJECTS	:= $(patsubst src/%.c,$(BUILD)/obj/%.o,$(filter-out src/cli/%.c,$(SOURCES))) \
	   $(BUILD)/obj/embedded.o $(BUILD)/obj/build_id.o
CLI	:= $(patsubst src/%.c,$(BUILD)/obj/%.o,$(filter-out src/cli/main.c,$(filter src/cli/%.c,$(SOURCES))))
UNITS	:= $(foreach d,$(FOLDERS),$(sort $(wildcard tests/unit/$(d)/test_*.c)))
UNIT_BINS := $(patsubst tests/unit/%.c,$(BUILD)/unit/%,$(UNITS))

.DELETE_ON_ERROR:
.PHONY: all out test test-programs unit sanitize tsan judge check-layout fuzz clean packages test-packages judge-packages golden-accept picture contact-sheet

all: $(BUILD)/docgen $(BUILD)/libdocgen.so $(BUILD)/static/libdocgen.a $(BUILD)/docgen.pc

$(BUILD)/docgen: $(BUILD)/obj/cli/main.o $(CLI) $(BUILD)/libdocgen.a
	@echo "link $@"
	@$(CC) $(CFLAGS) -o $@ $^ $(LDLIBS)

# The library: src/api/docgen.h.  SONAME counts changes that old programs do not bear.
# The command and the tests are linked with all of it; the archive in static/, which is
# installed, shows the names of the header only, as the shared library does.
SONAME	= libdocgen.so.0
$(BUILD)/libdocgen.a: $(OBJECTS)
	@rm -f $@ && ar rcs $@ $^
$(BUILD)/static/libdocgen.a: $(BUILD)/libdocgen.a
	@mkdir -p $(@D) && rm -f $@
	@$(LD) -r -o $(@D)/docgen.o --whole-archive $<
	@objcopy --wildcard --keep-global-symbol='docgen_*' $(@D)/docgen.o
	@ar rcs $@ $(@D)/docgen.o && rm $(@D)/docgen.o
$(BUILD)/libdocgen.so: $(OBJECTS) src/api/docgen.map
	@echo "link $@"
	@$(CC) $(CFLAGS) -shared -Wl,-soname,$(SONAME) -Wl,--version-script=src/api/docgen.map \
		-Wl,--no-undefined -o $@ $(OBJECTS) $(LDLIBS)
	@ln -sf libdocgen.so $(BUILD)/$(SONAME)
$(BUILD)/docgen.pc: src/api/docgen.pc.in Makefile
	@mkdir -p $(@D)
	@sed -e 's|@PREFIX@|$(PREFIX)|' -e 's|@VERSION@|$(VERSION)|' -e 's|@LIBS@|$(LIBS)|' \
		-e 's|@PRIVATE@|$(PRIVATE)|' $< >$@

$(BUILD)/obj/%.o: src/%.c Makefile | packages
	@mkdir -p $(@D)
	@echo "cc $<"
	@$(CC) $(CFLAGS) $(PKG_CFLAGS) -MMD -MP -c -o $@ $<

$(BUILD)/gen/embedded.c: scripts/embed $(TEMPLATES) | packages
	@mkdir -p $(@D)
	@scripts/embed $(foreach f,$(FACES),fonts/$(f).ttf=$(FONTS)/$(f).ttf) \
		$(foreach t,$(TEMPLATES),$(t)=$(t)) >$@
$(BUILD)/obj/embedded.o: $(BUILD)/gen/embedded.c $(TEMPLATES) Makefile
	@mkdir -p $(@D)
	@$(CC) $(CFLAGS) -c -o $@ $<

# What docgen build asks: is this the docgen that made it?  A digest of all that goes into it.
$(BUILD)/gen/build_id.c: $(SOURCES) $(wildcard src/*/*.h src/diag/rules/*.def src/*/*.def) $(BUILD)/gen/embedded.c
	@mkdir -p $(@D)
	@printf '#include "build/tree.h"\nconst char dg_build_id[] = "%s";\n' \
		"$$(cat $(sort $(filter src/%,$^)) $(TEMPLATES) $(FACES:%=$(FONTS)/%.ttf) | sha256sum | cut -c1-32)" >$@
$(BUILD)/obj/build_id.o: $(BUILD)/gen/build_id.c Makefile
	@mkdir -p $(@D)
	@$(CC) $(CFLAGS) -c -o $@ $<

packages:
	@scripts/install-packages build

# ---- documents --------------------------------------------------------------

out: $(BUILD)/docgen
	$(BUILD)/docgen plans/*.plan -o out/

# The README's pictures of pages: of the Party, and of the State.
picture: out test-packages
	pdftoppm -r 72 -f 1 -l 1 -singlefile -png out/ke-hoach-224.pdf docs/page
	pdftoppm -r 72 -f 1 -l 1 -singlefile -png out/nn-cong-van.pdf docs/page-state

# First pages of all samples, on one sheet.
contact-sheet: out
	@scripts/install-packages pictures
	scripts/contact-sheet out docs/samples.png $(sort $(wildcard plans/*.plan))

# ---- the installed program --------------------------------------------------

# Installed under PREFIX; DESTDIR stands before it where a package is put together.
PREFIX	?= /usr/local
BIN_DIR	= $(PREFIX)/bin
MAN_DIR	= $(PREFIX)/share/man/man1
MAN3_DIR = $(PREFIX)/share/man/man3
MAN5_DIR = $(PREFIX)/share/man/man5
DOC_DIR	= $(PREFIX)/share/doc/docgen
LIB_DIR	= $(PREFIX)/lib
INCLUDE_DIR = $(PREFIX)/include
# Where each shell looks for completions.
BASH_DIR = $(PREFIX)/share/bash-completion/completions
ZSH_DIR	= $(PREFIX)/share/zsh/site-functions
FISH_DIR = $(PREFIX)/share/fish/vendor_completions.d
COMPLETIONS_THERE = "$(DESTDIR)$(BASH_DIR)/docgen" "$(DESTDIR)$(ZSH_DIR)/_docgen" "$(DESTDIR)$(FISH_DIR)/docgen.fish"

# What is read beside the program: as the README names it, the samples in examples/.
DOCUMENTS := README.md LICENSE $(sort $(wildcard docs/*.md docs/*.png))
EXAMPLES := $(sort $(wildcard plans/*))
LIBRARY_EXAMPLES := $(sort $(wildcard docs/example/*.c))
# The faces in the program are under a licence of their own, which goes with them.
FONTS_LICENCE = /usr/share/doc/fonts-liberation2/copyright

install: install-program install-library

install-program: $(BUILD)/docgen
	install -d "$(DESTDIR)$(BIN_DIR)" "$(DESTDIR)$(MAN_DIR)" "$(DESTDIR)$(MAN5_DIR)" $(patsubst %,"$(DESTDIR)$(DOC_DIR)/%",docs examples) \
		"$(DESTDIR)$(BASH_DIR)" "$(DESTDIR)$(ZSH_DIR)" "$(DESTDIR)$(FISH_DIR)"
	install -m 755 $< "$(DESTDIR)$(BIN_DIR)"
	install -m 644 docs/docgen.1 "$(DESTDIR)$(MAN_DIR)"
	install -m 644 docs/docgen-plan.5 "$(DESTDIR)$(MAN5_DIR)"
	$< completions bash --lang=en >"$(DESTDIR)$(BASH_DIR)/docgen"
	$< completions zsh --lang=en >"$(DESTDIR)$(ZSH_DIR)/_docgen"
	$< completions fish --lang=en >"$(DESTDIR)$(FISH_DIR)/docgen.fish"
	chmod 644 $(COMPLETIONS_THERE)
	install -m 644 $(filter-out docs/%,$(DOCUMENTS)) "$(DESTDIR)$(DOC_DIR)"
	install -m 644 $(FONTS_LICENCE) "$(DESTDIR)$(DOC_DIR)/LICENSE.fonts"
	install -m 644 $(filter docs/%,$(DOCUMENTS)) "$(DESTDIR)$(DOC_DIR)/docs"
	install -m 644 $(EXAMPLES) "$(DESTDIR)$(DOC_DIR)/examples"

install-library: $(BUILD)/libdocgen.so $(BUILD)/static/libdocgen.a $(BUILD)/docgen.pc
	install -d "$(DESTDIR)$(INCLUDE_DIR)" "$(DESTDIR)$(LIB_DIR)/pkgconfig" "$(DESTDIR)$(MAN3_DIR)" \
		"$(DESTDIR)$(DOC_DIR)/docs/example"
	install -m 644 src/api/docgen.h "$(DESTDIR)$(INCLUDE_DIR)"
	install -m 644 $(BUILD)/libdocgen.so "$(DESTDIR)$(LIB_DIR)/$(SONAME)"
	ln -sf $(SONAME) "$(DESTDIR)$(LIB_DIR)/libdocgen.so"
	install -m 644 $(BUILD)/static/libdocgen.a "$(DESTDIR)$(LIB_DIR)"
	sed -e 's|^prefix=.*|prefix=$(PREFIX)|' -e 's|^libdir=.*|libdir=$(LIB_DIR)|' $(BUILD)/docgen.pc \
		>"$(DESTDIR)$(LIB_DIR)/pkgconfig/docgen.pc"
	chmod 644 "$(DESTDIR)$(LIB_DIR)/pkgconfig/docgen.pc"
	install -m 644 docs/libdocgen.3 "$(DESTDIR)$(MAN3_DIR)"
	install -m 644 $(LIBRARY_EXAMPLES) "$(DESTDIR)$(DOC_DIR)/docs/example"

# File by file: what somebody else put into these folders stays.
uninstall:
	rm -f "$(DESTDIR)$(BIN_DIR)/docgen" "$(DESTDIR)$(MAN_DIR)/docgen.1" $(COMPLETIONS_THERE) \
		"$(DESTDIR)$(INCLUDE_DIR)/docgen.h" "$(DESTDIR)$(LIB_DIR)/pkgconfig/docgen.pc" \
		"$(DESTDIR)$(MAN3_DIR)/libdocgen.3" "$(DESTDIR)$(MAN5_DIR)/docgen-plan.5" \
		$(patsubst %,"$(DESTDIR)$(LIB_DIR)/%",$(SONAME) libdocgen.so libdocgen.a) \
		$(patsubst %,"$(DESTDIR)$(DOC_DIR)/%",$(DOCUMENTS) LICENSE.fonts $(EXAMPLES:plans/%=examples/%) $(LIBRARY_EXAMPLES))
	@rmdir --ignore-fail-on-non-empty $(patsubst %,"$(DESTDIR)$(DOC_DIR)%",/examples /docs/example /docs /) 2>/dev/null || true
.PHONY: install install-program install-library uninstall

# Debian packages, build/PACKAGE_VERSION_ARCHITECTURE.deb: docgen, the program; libdocgen0
# and libdocgen-dev, the library.
MAINTAINER ?= the docgen authors <docgen@localhost>
deb: deb-packages $(BUILD)/docgen $(BUILD)/libdocgen.so $(BUILD)/static/libdocgen.a $(BUILD)/docgen.pc
	@rm -rf $(BUILD)/deb
	@$(MAKE) -s install-program DESTDIR=$(abspath $(BUILD)/deb)/docgen PREFIX=/usr ZSH_DIR=/usr/share/zsh/vendor-completions
	@$(MAKE) -s install-library DESTDIR=$(abspath $(BUILD)/deb)/libdocgen-dev PREFIX=/usr \
		LIB_DIR=/usr/lib/$$(dpkg-architecture -qDEB_HOST_MULTIARCH)
	@scripts/build-deb $(BUILD)/deb $(VERSION) "$(MAINTAINER)" $(BUILD)
deb-packages:
	@scripts/install-packages build deb
.PHONY: deb deb-packages

# ---- tests ------------------------------------------------------------------

# All that is quick: unit tests, golden files, whole runs, house rules.
test: test-packages
	@$(MAKE) --no-print-directory test-programs
	@tests/run $(BUILD) unit golden e2e arch

test-programs: all $(UNIT_BINS)

# The same under the address and undefined-behaviour sanitizers.
SAN = -fsanitize=address,undefined -fno-sanitize-recover=undefined -fno-omit-frame-pointer
sanitize: test-packages
	@$(MAKE) --no-print-directory BUILD=$(BUILD)-san OPT="-O1 -g" SANITIZE="$(SAN)" test-programs
	@tests/run $(BUILD)-san unit golden e2e

# Several threads at a time under the thread sanitizer: docgen build with -j8, and two
# threads that use the library at once.
tsan: test-packages
	@$(MAKE) --no-print-directory BUILD=$(BUILD)-tsan OPT="-O1 -g" SANITIZE="-fsanitize=thread" $(BUILD)-tsan/docgen $(BUILD)-tsan/threads
	@tests/run $(BUILD)-tsan tsan
$(BUILD)/threads: tests/api/threads.c $(BUILD)/libdocgen.a
	@$(CC) $(CFLAGS) -Isrc/api -o $@ $< $(BUILD)/libdocgen.a $(LDLIBS)

# Slow judges: the Open XML SDK's validator, LibreOffice beside the PDF, the same
# bytes by another compiler.
judge: judge-packages $(BUILD)/docgen
	@$(MAKE) --no-print-directory BUILD=$(BUILD)-clang CC=clang OPT=-O0 $(BUILD)-clang/docgen
	@OTHER_DOCGEN=$(abspath $(BUILD)-clang/docgen) tests/run $(BUILD) judge

# Where lines stand in both files: samples and generated plans of all forms.
check-layout: judge-packages $(BUILD)/docgen
	@DOCGEN=$(abspath $(BUILD)/docgen) BUILD=$(abspath $(BUILD)) LANG=C.UTF-8 tests/layout/check

# libFuzzer on all that is read, the cascade and the whole program: FUZZ_TIME seconds
# each, or the same FUZZ_RUNS inputs at every call.  Comparisons are not traced: that takes
# half of the time, and the words of the language stand in dictionaries.
FUZZ_TIME ?= 60
FUZZ_RUNS ?=
FUZZERS	:= $(patsubst tests/fuzz/%.c,$(BUILD)-fuzz/%,$(sort $(wildcard tests/fuzz/fuzz_*.c)))
fuzz: judge-packages
	@$(MAKE) --no-print-directory BUILD=$(BUILD)-fuzz CC=clang OPT="-O2 -g" \
		SANITIZE="$(SAN) -fsanitize=fuzzer-no-link -fno-sanitize-coverage=trace-cmp,trace-div,trace-gep,indirect-calls" fuzz-programs
	@FUZZ_TIME=$(FUZZ_TIME) FUZZ_RUNS=$(FUZZ_RUNS) FUZZERS="$(abspath $(FUZZERS))" tests/run $(BUILD)-fuzz fuzz
fuzz-programs: $(patsubst tests/fuzz/%.c,$(BUILD)/%,$(sort $(wildcard tests/fuzz/fuzz_*.c)))
.PHONY: fuzz-programs
$(BUILD)/fuzz_%: tests/fuzz/fuzz_%.c $(BUILD)/libdocgen.a
	@echo "cc $<"
	@$(CC) $(CFLAGS) $(PKG_CFLAGS) -Itests/fuzz -fsanitize=fuzzer -o $@ $< $(BUILD)/libdocgen.a $(LDLIBS)

# What documents cost, as ratios inside one run (docs/performance.md, tests/bench/measure.py);
# PARTS="documents builds": only these parts of it.  Peers are left out where they cannot be.
bench: test-packages $(BUILD)/docgen $(addprefix $(BUILD)/bench/,floor spend stat true)
	@scripts/install-packages bench 2>/dev/null || echo "Debian's packages of the peers cannot be installed here"
	@DOCGEN=$(abspath $(BUILD)/docgen) BUILD=$(abspath $(BUILD)) BENCH=$(abspath $(BUILD)/bench) LANG=C.UTF-8 \
		/usr/bin/python3 tests/bench/bench.py $(PARTS)
.PHONY: bench
$(BUILD)/bench/floor: LDLIBS += $(TEST_LIBS)		# it reads packages
$(BUILD)/bench/%: tests/bench/%.c $(BUILD)/libdocgen.a
	@mkdir -p $(@D)
	@echo "cc $<"
	@$(CC) $(CFLAGS) -D_DEFAULT_SOURCE $(PKG_CFLAGS) -Wl,--no-as-needed -o $@ $< $(BUILD)/libdocgen.a $(LDLIBS)

# Rewrites the golden files of one case: make golden-accept CASE=topic/name
golden-accept: $(BUILD)/docgen
	DOCGEN=$(abspath $(BUILD)/docgen) tests/golden/run --accept $(CASE)

test-packages:
	@scripts/install-packages build test deb
judge-packages:
	@scripts/install-packages build test deb judges

unit: $(UNIT_BINS)
	@failed=0; for t in $(abspath $(UNIT_BINS)); do $$t || failed=1; done; exit $$failed

$(BUILD)/unit/%: tests/unit/%.c $(CLI) $(BUILD)/libdocgen.a
	@mkdir -p $(@D)
	@echo "cc $<"
	@$(CC) $(CFLAGS) $(PKG_CFLAGS) $(TEST_CFLAGS) -Itests/unit -MMD -MP -o $@ $< $(CLI) $(BUILD)/libdocgen.a $(TEST_LIBS) $(LDLIBS)

clean:
	rm -rf $(BUILD)

-include $(shell find $(BUILD) -type f -name '*.d' 2>/dev/null)
