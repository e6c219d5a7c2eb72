package io.opsmate.commands.talk;

import io.opsmate.commands.blockkit.SafeMarkdown;
import io.opsmate.commands.desk.ProgressCards;
import io.opsmate.commands.outbox.Rendering;
import io.opsmate.commands.relay.LiveLine;
import io.opsmate.commands.relay.TalkLine;
import java.time.InstantSource;

/** Where answers are shown while they are made. */
public record TalkStage(LiveLine line, TalkLine talk, Rendering rendering, ProgressCards.Memory memory,
    ProgressCards.Beat beat, InstantSource clock, SafeMarkdown markdown, Names names) {}
