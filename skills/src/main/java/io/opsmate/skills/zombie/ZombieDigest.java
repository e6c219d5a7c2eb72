package io.opsmate.skills.zombie;

import io.opsmate.skills.kernel.Arguments;
import io.opsmate.skills.kernel.Card;
import io.opsmate.skills.kernel.CostTotal;
import io.opsmate.skills.kernel.DigestCall;
import io.opsmate.skills.kernel.DigestPiece;
import io.opsmate.skills.kernel.DigestPiece.Figure;
import io.opsmate.skills.kernel.DigestSpec;
import io.opsmate.skills.kernel.Money;
import io.opsmate.skills.kernel.RetriableFailure;
import io.opsmate.skills.kernel.Text;
import io.opsmate.skills.ports.Clouds;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;

/** What digests tell of waste: a fresh look at the whole cloud. Nothing is proposed, and no report is kept. */
final class ZombieDigest implements DigestSpec {
  private static final Question WHOLE = Question.of(Arguments.none());

  private final Clouds clouds;
  private final Appraisal appraisal;

  ZombieDigest(Clouds clouds, Appraisal appraisal) {
    this.clouds = clouds;
    this.appraisal = appraisal;
  }

  @Override
  public DigestPiece read(DigestCall call) {
    return switch (new ZombieScan(clouds.of(call.org()), appraisal).scan(WHOLE, call.now(), call.progress())) {
      case ZombieScan.Result.Scanned(Findings findings) -> piece(findings);
      case ZombieScan.Result.NoSuchRegion _ -> throw new IllegalStateException("no region was asked for");
    };
  }

  private static DigestPiece piece(Findings findings) {
    if (findings.lookedAt() == 0 && !findings.gaps().isEmpty()) {
      throw new RetriableFailure(String.join(" ", findings.gaps()), new IllegalStateException("nothing could be read"));
    }
    CostTotal worth = total(findings.waste());
    List<Card.Row> details = Stream.concat(
        findings.gaps().stream().map(gap -> new Card.Row(Text.of(Text.strong("Not complete")), Text.of(gap))),
        findings.waste().stream().map(ZombieDigest::row)).toList();
    return new DigestPiece(headline(findings, worth), figures(findings), worth, details);
  }

  private static Text headline(Findings findings, CostTotal worth) {
    int count = findings.waste().size();
    String less = findings.gaps().isEmpty() ? "." : "; not everything could be read.";
    return count == 0
        ? Text.of(Text.strong("No waste found"), less)
        : Text.of(Text.strong(count + (count == 1 ? " wasted resource" : " wasted resources")), " at ",
            Text.strong(worth.shown()), less, " ", Text.code("/opsmate zombies"), " proposes what should go.");
  }

  private static List<Figure> figures(Findings findings) {
    List<Figure> figures = new ArrayList<>();
    Arrays.stream(Kind.values()).forEach(kind -> {
      List<Finding> of = findings.of(kind);
      figures.add(new Figure(kind.group() + ", count", of.size(), ""));
      total(of).exactly().ifPresent(money -> figures.add(figure(kind, money)));
    });
    return figures;
  }

  private static Figure figure(Kind kind, Money money) {
    return new Figure(kind.group(), money.amount().doubleValue(),
        money.shown().contains("$") ? "$/mo" : money.currency().getCurrencyCode() + "/mo");
  }

  private static Card.Row row(Finding finding) {
    return new Card.Row(Text.of(Text.strong(finding.item().saves().shown()), " · ", finding.item().label()),
        Text.of(finding.item().evidence()));
  }

  private static CostTotal total(List<Finding> findings) {
    return CostTotal.of(findings.stream().map(finding -> finding.item().saves()).toList());
  }
}
