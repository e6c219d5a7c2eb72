package io.opsmate.skills.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import io.opsmate.skills.digest.Digest;
import io.opsmate.skills.digest.DigestLedger;
import io.opsmate.skills.digest.Post;
import io.opsmate.skills.kernel.OrgId;
import io.opsmate.skills.ports.Transactions;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** What every {@link DigestLedger} keeps. Each test has digests of its own. */
public interface DigestLedgerContract {
  Transactions transactions();

  DigestLedger digests();

  @Test
  default void aDigestComesBackAsItWas() {
    given(Digests.plain(7001), Digests.full(7002));

    assertThat(found(Digests.plain(7001))).contains(Digests.plain(7001));
    assertThat(found(Digests.full(7002))).contains(Digests.full(7002));
    assertThat(all(Orgs.ACME)).contains(Digests.plain(7001), Digests.full(7002));
  }

  @Test
  default void ofTwoChangesToOneVersionTheFirstIsKept() {
    Digest digest = given(Digests.full(7003));
    Digest first = Digests.next(digest);

    assertThat(save(first)).isTrue();
    assertThat(save(Digests.next(digest))).isFalse();
    assertThat(found(digest)).contains(first);
    assertThat(save(Digests.next(first))).isTrue();
  }

  @Test
  default void onlyTheVersionThatWasSeenIsRemovedAndAllItSaidWithIt() {
    Digest digest = given(Digests.plain(7004));
    post(Digests.post(digest, Digests.DAY, 1));
    save(Digests.next(digest));

    assertThat(remove(Orgs.ACME, digest, 1)).isFalse();
    assertThat(remove(Orgs.ACME, digest, 2)).isTrue();
    assertThat(found(digest)).isEmpty();
    assertThat(on(Orgs.ACME, digest)).isEmpty();
  }

  @Test
  default void aDayHasOnePost() {
    Digest digest = given(Digests.plain(7005));

    assertThat(post(Digests.post(digest, Digests.DAY, 1))).isTrue();
    assertThat(post(Digests.post(digest, Digests.DAY, 2))).isFalse();
    assertThat(on(Orgs.ACME, digest)).contains(Digests.post(digest, Digests.DAY, 1));
  }

  @Test
  default void ofManyWhoPostOnADayOneDoes() throws Exception {
    Digest digest = given(Digests.plain(7006));

    try (ExecutorService many = Executors.newVirtualThreadPerTaskExecutor()) {
      List<Callable<Boolean>> posts = IntStream.range(0, 12)
          .<Callable<Boolean>>mapToObj(at -> () -> post(Digests.post(digest, Digests.DAY, at)))
          .toList();
      long done = 0;
      for (Future<Boolean> one : many.invokeAll(posts)) {
        done += one.get() ? 1 : 0;
      }
      assertThat(done).isEqualTo(1);
    }
  }

  @Test
  default void aPostIsEditedFromTheVersionThatWasSeen() {
    Digest digest = given(Digests.plain(7007));
    Post first = Digests.post(digest, Digests.DAY, 1);
    post(first);
    Post second = new Post(digest.id(), Digests.DAY, 2, SetClock.NOON.plusSeconds(60), true, List.of());

    assertThat(edit(second)).isTrue();
    assertThat(edit(second)).isFalse();
    assertThat(on(Orgs.ACME, digest)).contains(second);
  }

  @Test
  default void earlierPostsComeTheNewestFirst() {
    Digest digest = given(Digests.plain(7008));
    IntStream.range(0, 5).forEach(ago -> post(Digests.post(digest, Digests.DAY.minusDays(ago), ago)));

    assertThat(before(digest, 3)).extracting(Post::day)
        .containsExactly(Digests.DAY.minusDays(1), Digests.DAY.minusDays(2), Digests.DAY.minusDays(3));
  }

  @Test
  default void anotherOrgSeesAndChangesNothing() {
    Digest digest = given(Digests.plain(7009));
    post(Digests.post(digest, Digests.DAY, 1));

    assertThat(all(Orgs.OTHER)).doesNotContain(digest);
    boolean saved = transactions().in(Orgs.OTHER, tx -> digests().save(tx, Digests.next(digest)));
    assertThat(saved).isFalse();
    assertThat(remove(Orgs.OTHER, digest, 1)).isFalse();
    assertThat(on(Orgs.OTHER, digest)).isEmpty();
    assertThat(found(digest)).contains(digest);
  }

  private Digest given(Digest... digests) {
    for (Digest digest : digests) {
      transactions().run(Orgs.ACME, tx -> digests().add(tx, digest));
    }
    return digests[0];
  }

  private boolean post(Post post) {
    return transactions().in(Orgs.ACME, tx -> digests().post(tx, post));
  }

  private boolean save(Digest next) {
    return transactions().in(Orgs.ACME, tx -> digests().save(tx, next));
  }

  private boolean edit(Post next) {
    return transactions().in(Orgs.ACME, tx -> digests().edit(tx, next));
  }

  private boolean remove(OrgId org, Digest digest, long version) {
    return transactions().in(org, tx -> digests().remove(tx, digest.id(), version));
  }

  private Optional<Digest> found(Digest digest) {
    return transactions().in(Orgs.ACME, tx -> digests().find(tx, digest.id()));
  }

  private List<Digest> all(OrgId org) {
    return transactions().in(org, tx -> digests().all(tx));
  }

  private Optional<Post> on(OrgId org, Digest digest) {
    return transactions().in(org, tx -> digests().on(tx, digest.id(), Digests.DAY));
  }

  private List<Post> before(Digest digest, int most) {
    return transactions().in(Orgs.ACME, tx -> digests().before(tx, digest.id(), Digests.DAY, most));
  }
}
