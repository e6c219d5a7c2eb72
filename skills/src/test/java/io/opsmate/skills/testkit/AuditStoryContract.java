package io.opsmate.skills.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import io.opsmate.skills.approval.AuditEntry;
import io.opsmate.skills.approval.AuditStory;
import io.opsmate.skills.approval.AuditStory.Line;
import io.opsmate.skills.approval.AuditStory.Search;
import io.opsmate.skills.approval.AuditTrail;
import io.opsmate.skills.kernel.MemberId;
import io.opsmate.skills.kernel.OrgId;
import io.opsmate.skills.ports.Transactions;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** What every {@link AuditStory} finds. */
public interface AuditStoryContract {
  Transactions transactions();

  AuditTrail audit();

  AuditStory story();

  @Test
  default void whatSomebodyDidAndWhatNamesThemIsFoundTheNewestFirst() {
    MemberId ben = new MemberId("U0STORYBEN");
    record(AuditEntry.by(ben, SetClock.NOON, "story.did", "who-1", Map.of()),
        AuditEntry.by(new MemberId("U0STORYEVE"), SetClock.NOON, "story.other", "who-1",
            Map.of("reason", "U0STORYBEN")),
        AuditEntry.byOpsMate(SetClock.NOON, "story.named", "who-1", Map.of("requester", ben.value())));

    assertThat(found(new Search.Who(ben))).extracting(Line::what).containsExactly("story.named", "story.did");
    assertThat(found(new Search.Who(ben)).getLast().by()).contains(ben);
  }

  @Test
  default void aResourceIsFoundByItsIdWhereverItIs() {
    record(AuditEntry.byOpsMate(SetClock.NOON, "story.many", "res-1",
        Map.of("resources", "vol-story in eu-west-1, vol-storyline in eu-west-1")),
        AuditEntry.byOpsMate(SetClock.NOON, "story.one", "res-2", Map.of("resource", "vol-story")));

    assertThat(found(new Search.Resource("vol-story"))).extracting(Line::what)
        .containsExactly("story.one", "story.many");
    assertThat(found(new Search.Resource("vol-storyline"))).extracting(Line::subject).containsExactly("res-1");
    assertThat(found(new Search.Resource("vol-sto"))).isEmpty();
  }

  @Test
  default void pagesFollowEachOther() {
    for (int i = 0; i < 5; i++) {
      record(AuditEntry.byOpsMate(SetClock.NOON, "story.page-" + i, "pages", Map.of()));
    }

    List<Line> first = page(AuditStory.END);
    List<Line> second = page(first.getLast().seq());
    assertThat(first).extracting(Line::what).containsExactly("story.page-4", "story.page-3");
    assertThat(second).extracting(Line::what).containsExactly("story.page-2", "story.page-1");
  }

  @Test
  default void everythingIsTheNewestOfAll() {
    record(AuditEntry.byOpsMate(SetClock.NOON, "story.latest", "latest", Map.of()));

    List<Line> newest =
        transactions().in(Orgs.ACME, tx -> story().search(tx, new Search.Everything(), AuditStory.END, 1));
    assertThat(newest).extracting(Line::what).containsExactly("story.latest");
  }

  @Test
  default void whatIsLeftOutTakesNoPlaceOfWhatIsWanted() {
    record(AuditEntry.byOpsMate(SetClock.NOON, "story.deed-1", "deeds", Map.of()),
        AuditEntry.byOpsMate(SetClock.NOON, "story.noise", "deeds", Map.of()),
        AuditEntry.byOpsMate(SetClock.NOON, "story.hum", "deeds", Map.of()),
        AuditEntry.byOpsMate(SetClock.NOON, "story.deed-2", "deeds", Map.of()),
        AuditEntry.byOpsMate(SetClock.NOON, "story.noise", "deeds", Map.of()));
    Search search = new Search.Without(Set.of("story.noise", "story.hum"));

    List<Line> two = transactions().in(Orgs.ACME, tx -> story().search(tx, search, AuditStory.END, 2));
    assertThat(two).extracting(Line::what).containsExactly("story.deed-2", "story.deed-1");
    List<Line> next = transactions().in(Orgs.ACME, tx -> story().search(tx, search, two.getFirst().seq(), 1));
    assertThat(next).containsExactly(two.getLast());
  }

  @Test
  default void anotherOrgFindsNothing() {
    record(AuditEntry.byOpsMate(SetClock.NOON, "story.ours", "ours", Map.of("resource", "vol-ours")));

    assertThat(found(Orgs.OTHER, new Search.Subject("ours"))).isEmpty();
    assertThat(found(Orgs.OTHER, new Search.Resource("vol-ours"))).isEmpty();
  }

  private void record(AuditEntry... entries) {
    transactions().run(Orgs.ACME, tx -> {
      for (AuditEntry entry : entries) {
        audit().record(tx, entry);
      }
    });
  }

  private List<Line> page(long before) {
    return transactions().in(Orgs.ACME, tx -> story().search(tx, new Search.Subject("pages"), before, 2));
  }

  private List<Line> found(Search search) {
    return found(Orgs.ACME, search);
  }

  private List<Line> found(OrgId org, Search search) {
    return transactions().in(org, tx -> story().search(tx, search, AuditStory.END, 100));
  }
}
