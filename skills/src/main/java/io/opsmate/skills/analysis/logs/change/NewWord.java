package io.opsmate.skills.analysis.logs.change;

import io.opsmate.skills.analysis.logs.Template;

/**
 * A word that a variable never had before.
 *
 * @param shown the template with the word in its place
 * @param after lines in the period in question
 * @param firstAt milliseconds since 1970 of the first of them
 */
public record NewWord(Template template, String shown, long after, long firstAt) {}
