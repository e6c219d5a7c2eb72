package io.opsmate.commands.home;

import io.opsmate.commands.blockkit.CardRenderer;
import io.opsmate.commands.outbox.HomeViewers;
import io.opsmate.commands.relay.HomePublisher;
import io.opsmate.skills.approval.Agenda;
import io.opsmate.skills.approval.ReportReaders;
import io.opsmate.skills.kernel.Card;
import io.opsmate.skills.kernel.CommandSpec.MayRun;
import io.opsmate.skills.kernel.CostTotal;
import io.opsmate.skills.kernel.HomeCall;
import io.opsmate.skills.kernel.HomePiece;
import io.opsmate.skills.kernel.MemberId;
import io.opsmate.skills.kernel.OrgId;
import io.opsmate.skills.kernel.Report;
import io.opsmate.skills.kernel.Text;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Draws a person's Home: the estate at a glance, what waits for their vote, what they asked for, what was found last, what
 * the skills add, and for admins the way to the settings.
 */
public final class HomeTab implements HomePublisher {
  private static final Logger LOG = LoggerFactory.getLogger(HomeTab.class);

  /** Requests looked at, so that one can say how many there are. */
  private static final int COUNTED = 500;

  /** The time over which is told what was removed. */
  static final Duration LATELY = Duration.ofDays(30);

  private final HomeSources sources;
  private final ReportReaders readers;
  private final CardRenderer renderer;
  private final InstantSource clock;

  public HomeTab(HomeSources sources, CardRenderer renderer, InstantSource clock) {
    this.sources = sources;
    this.readers = new ReportReaders(sources.permits(), sources::skills);
    this.renderer = renderer;
    this.clock = clock;
  }

  @Override
  public Drawn draw(OrgId org, MemberId member) {
    Optional<String> refusal = sources.permits().refusal(org, member, MayRun.ANYONE);
    if (refusal.isPresent()) {
      return Drawn.overAny(renderer.home(List.of(Card.saying("Nothing to show", Text.of(
          "What OpsMate knows is for members of this workspace. Nothing was read for you: ", refusal.get(), ".")))));
    }
    Instant now = clock.instant();
    HomeViewers.Sight sight = sources.transactions().in(org, tx -> sources.viewers().sight(tx, member));
    ReportReaders.Sight may = readers.of(org, member);
    HomeCall call = new HomeCall(org, member, may.may(MayRun.ADMIN), now);
    return new Drawn(renderer.home(cards(call, may, sight.page())), sight.hash());
  }

  @Override
  public void published(OrgId org, MemberId member, String hash) {
    sources.transactions().run(org, tx -> sources.viewers().published(tx, member, hash));
  }

  private List<Card> cards(HomeCall call, ReportReaders.Sight may, int page) {
    Agenda agenda = sources.agendas().of(call.org(), call.member(), COUNTED, call.now());
    List<Report.Summary> reports = sources.transactions()
        .in(call.org(), sources.shelf()::latest)
        .stream()
        .filter(report -> may.shows(report.skill(), report.request()))
        .toList();
    CostTotal removed = sources.agendas().removed(call.org(), call.now().minus(LATELY));
    List<HomePiece> pieces = pieces(call);
    List<Card> cards = new ArrayList<>();
    cards.add(Glance.of(agenda, removed, pieces));
    AgendaCards requests = new AgendaCards(agenda, call.member());
    cards.add(requests.forMe(page));
    cards.addAll(requests.rest());
    cards.add(ReportCards.of(reports));
    pieces.forEach(piece -> cards.addAll(piece.cards()));
    if (call.admin()) {
      cards.add(Settings.card(sources.skills()));
    }
    cards.add(Settings.start(sources.skills()));
    return cards;
  }

  /** A skill that breaks over its part leaves the others theirs. */
  private List<HomePiece> pieces(HomeCall call) {
    return sources.skills().all().stream().flatMap(skill -> skill.homes().stream()).flatMap(home -> {
      try {
        return Stream.of(home.of(call));
      } catch (RuntimeException e) {
        LOG.atError().setCause(e).addKeyValue("org", call.org()).log("a skill's part of Home could not be drawn");
        return Stream.empty();
      }
    }).toList();
  }
}
