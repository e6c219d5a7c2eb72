package io.opsmate.app.sandbox.slack.workspace;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import org.jspecify.annotations.Nullable;

/**
 * One view of a modal, as one person has it on screen.
 *
 * @param root the view at the bottom of its stack; its own id when it is that
 * @param previous the view below it
 * @param channel where the person was when it opened
 */
public record ModalView(
    String id,
    String person,
    String hash,
    ObjectNode view,
    String root,
    @Nullable String previous,
    @Nullable String channel) {

  public JsonNode blocks() {
    return view.path("blocks");
  }

  public String externalId() {
    return view.path("external_id").asText();
  }

  public boolean canBeSubmitted() {
    return view.hasNonNull("submit");
  }

  public boolean wantsToHearOfClosing() {
    return view.path("notify_on_close").asBoolean();
  }

  /** Closing this view closes the whole stack. */
  public boolean clearsOnClose() {
    return view.path("clear_on_close").asBoolean();
  }

  ModalView showing(ObjectNode now, String newHash) {
    return new ModalView(id, person, newHash, now, root, previous, channel);
  }
}
