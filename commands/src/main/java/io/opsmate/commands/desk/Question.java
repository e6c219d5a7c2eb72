package io.opsmate.commands.desk;

import io.opsmate.skills.approval.Approval;
import io.opsmate.skills.approval.PlanItem;
import io.opsmate.skills.approval.rules.Ruling;
import io.opsmate.skills.kernel.MemberId;
import io.opsmate.skills.kernel.Text;
import java.time.Instant;
import java.util.stream.Collectors;

/** What a window about a request is made of: the request, what the rules say of it, and who pressed when. */
record Question(Approval approval, Ruling ruling, MemberId member, Instant now) {
  /** What would be done, to what, and how it could be undone. */
  Text exactly() {
    String resources =
        approval.plan().items().stream().map(PlanItem::label).collect(Collectors.joining("\n• ", "• ", ""));
    return Text.of(Text.strong(approval.plan().title()), ", asked by ", approval.requester(), ".\n", resources,
        "\nWay back: ", approval.plan().wayBack());
  }
}
