package io.opsmate.commands.blockkit;

import com.google.gson.JsonObject;
import com.google.gson.JsonSerializer;
import com.slack.api.model.block.LayoutBlock;
import org.jspecify.annotations.Nullable;

/** A block newer than the SDK, as its JSON. */
record OwnBlock(JsonObject json) implements LayoutBlock {
  static final JsonSerializer<OwnBlock> WRITTEN = (block, _, _) -> block.json();

  @Override
  public String getType() {
    return json.get("type").getAsString();
  }

  @Override
  public @Nullable String getBlockId() {
    return null;
  }
}
