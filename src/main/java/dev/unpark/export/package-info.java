/**
 * Floor 4: the postmortem document, one class a form. {@link DocumentBuilder} makes one {@link Document} of an
 * investigation; each exporter only spells it. What the tool derived and what a person wrote are different blocks, so
 * that no form can mix them up, and a section that nobody wrote says so: a document that invents a lesson is worse than
 * one with a gap.
 *
 * <p>Everything that comes from outside (symbols, paths, panic texts, log lines, notes) may be hostile. It stays text in
 * {@link Span} and {@link Block}; an exporter escapes all of it, and notes, which are Markdown, pass {@link
 * PersonsWords}. There is no clock, locale or hash order here: the same investigation gives the same bytes.
 */
@NullMarked
package dev.unpark.export;

import org.jspecify.annotations.NullMarked;
