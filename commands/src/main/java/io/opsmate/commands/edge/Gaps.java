package io.opsmate.commands.edge;

import com.slack.api.app_backend.interactive_components.payload.BlockActionPayload;
import com.slack.api.app_backend.views.payload.ViewSubmissionPayload;
import com.slack.api.bolt.request.Request;
import com.slack.api.bolt.request.builtin.BlockActionRequest;
import com.slack.api.bolt.request.builtin.MessageShortcutRequest;
import com.slack.api.bolt.request.builtin.ViewSubmissionRequest;
import java.util.List;

/** Puts something empty where a request lacks what Bolt looks for blindly, so that our doors can answer it. */
final class Gaps {
  private Gaps() {}

  static void fill(Request<?> request) {
    switch (request) {
      case BlockActionRequest press -> fill(press.getPayload());
      case ViewSubmissionRequest form -> fill(form.getPayload());
      case MessageShortcutRequest shortcut when shortcut.getPayload().getCallbackId() == null ->
          shortcut.getPayload().setCallbackId("");
      default -> {
      }
    }
  }

  private static void fill(BlockActionPayload payload) {
    if (payload.getActions() == null || payload.getActions().isEmpty() || payload.getActions().getFirst() == null) {
      payload.setActions(List.of(new BlockActionPayload.Action()));
    }
    for (BlockActionPayload.Action action : payload.getActions()) {
      if (action != null && action.getActionId() == null) {
        action.setActionId("");
      }
    }
  }

  private static void fill(ViewSubmissionPayload payload) {
    if (payload.getView().getCallbackId() == null) {
      payload.getView().setCallbackId("");
    }
  }
}
