package io.opsmate.commands.router;

import io.opsmate.skills.kernel.ArgumentSpec;
import io.opsmate.skills.kernel.ArgumentSpec.Form;
import io.opsmate.skills.kernel.Arguments;
import io.opsmate.skills.kernel.CommandSpec;
import java.util.List;
import java.util.Optional;

/** Writes a call the way it is typed, so that reading it gives the same call again. */
final class Written {
  private Written() {}

  /** A word stands only where all before it do; what comes after a gap is left out. */
  static String line(CommandSpec command, Arguments arguments) {
    StringBuilder line = new StringBuilder(command.verb());
    of(command, Form.WORD).stream()
        .map(argument -> arguments.text(argument.name()))
        .takeWhile(Optional::isPresent)
        .forEach(value -> line.append(' ').append(quoted(value.orElseThrow())));
    of(command, Form.FLAG).forEach(argument -> arguments.text(argument.name())
        .ifPresent(value -> line.append(" --").append(argument.name()).append('=').append(quoted(value))));
    return line.toString();
  }

  private static List<ArgumentSpec> of(CommandSpec command, Form form) {
    return command.arguments().stream().filter(argument -> argument.form() == form).toList();
  }

  /** The mark that is not in the value; one with both kinds loses the double ones. */
  private static String quoted(String value) {
    char mark = value.indexOf('"') < 0 ? '"' : '\'';
    String safe = value.indexOf(mark) < 0 ? value : value.replace(String.valueOf(mark), "");
    return mark + safe.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;") + mark;
  }
}
