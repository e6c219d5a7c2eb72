package io.opsmate.commands.router;

import io.opsmate.skills.kernel.ArgumentSpec;
import io.opsmate.skills.kernel.ArgumentSpec.Kind;
import io.opsmate.skills.kernel.CommandSpec;

/** Writes how a command is typed: {@code /opsmate zombies [volumes|snapshots] [--region eu-west-1]}. */
final class Usage {
  static final String ROOT = "/opsmate";

  private Usage() {}

  static String of(CommandSpec command) {
    StringBuilder usage = new StringBuilder(ROOT).append(' ').append(command.verb());
    command.arguments()
        .forEach(argument -> usage.append(argument.isRequired() ? " " + of(argument) : " [" + of(argument) + "]"));
    return usage.toString();
  }

  static String of(ArgumentSpec argument) {
    String value = value(argument.kind());
    return switch (argument.form()) {
      case WORD -> argument.kind() instanceof Kind.Free ? argument.name() : value;
      case FLAG -> "--" + argument.name() + (argument.kind() instanceof Kind.YesNo ? "" : " " + value);
    };
  }

  /** As the skill wrote it, or with what it left out in front. */
  static String example(String example) {
    return example.startsWith("/") ? example : ROOT + " " + example;
  }

  static String value(Kind kind) {
    return switch (kind) {
      case Kind.OneOf one -> String.join("|", one.words());
      case Kind.SomeOf some -> String.join(",", some.words());
      case Kind.Free free -> free.example();
      case Kind.Region _ -> "eu-west-1";
      case Kind.Length _ -> "7d";
      case Kind.Person _ -> "@somebody";
      case Kind.Channel _ -> "#channel";
      case Kind.Number number -> Integer.toString(number.least());
      case Kind.Amount _ -> "$50";
      case Kind.TimeOfDay _ -> "09:30";
      case Kind.Weekdays _ -> "mon-fri";
      case Kind.Zone _ -> "Europe/Berlin";
      case Kind.YesNo _ -> "yes|no";
    };
  }
}
