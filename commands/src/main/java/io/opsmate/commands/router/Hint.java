package io.opsmate.commands.router;

/** What a composer shows while somebody types: {@code /opsmate zombies [volumes]}, and a sentence. */
public record Hint(String usage, String description) {}
