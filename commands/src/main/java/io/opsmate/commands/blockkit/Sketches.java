package io.opsmate.commands.blockkit;

import com.slack.api.model.block.ImageBlock;
import com.slack.api.model.block.LayoutBlock;
import com.slack.api.model.block.composition.SlackFileObject;
import io.opsmate.skills.kernel.Chart;
import io.opsmate.skills.kernel.PermanentFailure;
import io.opsmate.skills.kernel.RetriableFailure;
import io.opsmate.skills.kernel.Texts;
import io.opsmate.skills.ports.Charts;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Draws charts as image blocks; the last few are kept, since a card or Home is drawn again and again. */
final class Sketches {
  private static final Logger LOG = LoggerFactory.getLogger(Sketches.class);
  private static final int KEPT = 64;

  private final @Nullable Charts charts;
  private final Map<Chart, String> drawn = Collections.synchronizedMap(new LinkedHashMap<>(KEPT, 0.75f, true) {
    private static final long serialVersionUID = 1L;

    @Override
    protected boolean removeEldestEntry(Map.Entry<Chart, String> eldest) {
      return size() > KEPT;
    }
  });

  /** Without charts, every picture stands in words. */
  Sketches(@Nullable Charts charts) {
    this.charts = charts;
  }

  /** Empty when it cannot be drawn here; its words stand instead. */
  Optional<LayoutBlock> of(Chart chart) {
    return id(chart).map(id -> ImageBlock.builder()
        .slackFile(SlackFileObject.builder().id(id).build())
        .altText(alt(chart))
        .title(CardBlocks.plain(chart.title(), Chart.LONGEST_ALT))
        .build());
  }

  static String alt(Chart chart) {
    return Texts.cut(Inert.oneLine(chart.alt()), Chart.LONGEST_ALT);
  }

  private Optional<String> id(Chart chart) {
    if (charts == null) {
      return Optional.empty();
    }
    String known = drawn.get(chart);
    if (known != null) {
      return Optional.of(known);
    }
    try {
      String id = Drawings.id(charts.png(chart, Charts.Theme.LIGHT));
      drawn.put(chart, id);
      return Optional.of(id);
    } catch (PermanentFailure | RetriableFailure e) {
      LOG.atWarn().setCause(e).log("a chart could not be drawn; its words stand instead");
      return Optional.empty();
    }
  }
}
