package io.opsmate.commands.router;

import io.opsmate.skills.kernel.ArgumentSpec;
import io.opsmate.skills.kernel.CommandSpec;

/** Writes how a command is typed: {@code /opsmate zombies [volumes|snapshots] [--region eu-west-1]}. */
final class Usage {
  static final String ROOT = "/opsmate";

  private Usage() {}

  static String of(CommandSpec command) {
    StringBuilder usage = new StringBuilder(ROOT).append(' ').append(command.verb());
    command.arguments().forEach(argument -> usage.append(" [").append(of(argument)).append(']'));
    return usage.toString();
  }

  static String of(ArgumentSpec argument) {
    String value = switch (argument.kind()) {
      case ArgumentSpec.Kind.OneOf one -> String.join("|", one.words());
      case ArgumentSpec.Kind.Free free -> free.example();
      case ArgumentSpec.Kind.Region _ -> "eu-west-1";
      case ArgumentSpec.Kind.Length _ -> "7d";
    };
    return switch (argument.form()) {
      case WORD -> argument.kind() instanceof ArgumentSpec.Kind.OneOf ? value : argument.name();
      case FLAG -> "--" + argument.name() + " " + value;
    };
  }
}
