package io.opsmate.skills.kernel;

import java.util.regex.Pattern;

/**
 * Something a language model may call for a person: it reads, or drafts what becomes a card. Nothing else can be
 * declared.
 *
 * <p>The components of {@code input} and {@code output}, and of the records in them, are strings, numbers, booleans,
 * enums, instants, optionals, lists and records, each input with a {@link Describe}. What is optional in the input is an
 * {@link java.util.Optional}.
 *
 * @param name as the model calls it: {@code waste_find}
 * @param sentence what it is for, for the model and for people
 * @param leaves what of the company's data an answer holds and so goes to the model's provider, in words
 * @param mayRun who may; checked before the model sees the tool, and again on each call
 */
public record Tool<I extends Record, O extends Record>(String name, String sentence, String leaves, Class<I> input,
    Class<O> output, CommandSpec.MayRun mayRun, Handler<I, O> handler) {
  private static final Pattern NAME = Pattern.compile("[a-z][a-z0-9]*(_[a-z0-9]+){0,4}");

  /** Reads or drafts. It may be called again with the same input, and changes nothing either time. */
  @FunctionalInterface
  public interface Handler<I extends Record, O extends Record> {
    ToolAnswer<O> call(ToolCall call, I input);
  }

  public Tool {
    sentence = Texts.required(sentence, "sentence of the tool");
    leaves = Texts.required(leaves, "what leaves the company");
    if (!NAME.matcher(name).matches() || name.length() > 40) {
      throw new IllegalArgumentException("a tool is called like waste_find, not “" + name + "”");
    }
  }
}
