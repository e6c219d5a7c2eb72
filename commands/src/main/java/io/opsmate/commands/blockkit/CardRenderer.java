package io.opsmate.commands.blockkit;

import com.google.gson.Gson;
import com.slack.api.model.block.LayoutBlock;
import com.slack.api.model.block.composition.PlainTextObject;
import com.slack.api.model.view.View;
import com.slack.api.model.view.ViewClose;
import com.slack.api.model.view.ViewSubmit;
import com.slack.api.model.view.ViewTitle;
import com.slack.api.util.json.GsonFactory;
import io.opsmate.commands.blockkit.CardBlocks.Wordiness;
import io.opsmate.commands.outbox.Letter;
import io.opsmate.commands.outbox.Rendering;
import io.opsmate.skills.kernel.Card;
import io.opsmate.skills.kernel.Form;
import io.opsmate.skills.kernel.Text;
import io.opsmate.skills.ports.Charts;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;

/**
 * Draws cards as Block Kit that Slack takes: within its limits, with words from outside made harmless, and with a text
 * for notifications and screen readers.
 */
public final class CardRenderer implements Rendering {
  /** Longest {@code text} of a message that Slack recommends. */
  private static final int NOTICE = 4000;

  /** Longest title or button of a window. */
  private static final int TITLE = 24;

  private final Sketches sketches;
  private final Gson gson = GsonFactory.createSnakeCase()
      .newBuilder()
      .registerTypeAdapter(OwnBlock.class, OwnBlock.WRITTEN)
      .disableHtmlEscaping()
      .create();

  /** Says in words what pictures would show. */
  public CardRenderer() {
    this.sketches = new Sketches(null);
  }

  /** Draws pictures too. */
  public CardRenderer(Charts charts) {
    this.sketches = new Sketches(charts);
  }

  @Override
  public Letter.Body render(Card card) {
    String headline = Mrkdwn.notice(card.headline(), NOTICE);
    String text = headline.isEmpty() ? Mrkdwn.notice(Text.of(card.title()), NOTICE) : headline;
    return new Letter.Body(text, gson.toJson(blocks(Sheet.MESSAGE, drawing -> drawing.of(card))));
  }

  @Override
  public Letter.Body render(Text text) {
    return new Letter.Body(Mrkdwn.cut(text, NOTICE), "[]");
  }

  /** A Home view that shows the cards one below the other. */
  public String home(List<Card> cards) {
    return gson
        .toJson(View.builder().type("home").blocks(blocks(Sheet.HOME, drawing -> stacked(drawing, cards))).build());
  }

  /** The title of a window is short: a longer one is repeated in full below. */
  @Override
  public String window(Card card) {
    List<LayoutBlock> blocks = blocks(Sheet.WINDOW, drawing -> drawing.of(card));
    boolean titleFits = Inert.oneLine(card.title()).length() <= TITLE && blocks.size() > 1;
    return gson.toJson(view(card.title()).close(button("Close"))
        .blocks(titleFits ? blocks.subList(1, blocks.size()) : blocks)
        .build());
  }

  @Override
  public String window(Form form) {
    PlainTextObject submit = CardBlocks.plain(form.submit(), TITLE);
    return gson.toJson(view(form.title()).close(button("Cancel"))
        .submit(ViewSubmit.builder().type(submit.getType()).text(submit.getText()).emoji(false).build())
        .callbackId(form.id())
        .privateMetadata(form.token())
        .blocks(FormBlocks.of(form))
        .build());
  }

  private static View.ViewBuilder view(String title) {
    PlainTextObject words = CardBlocks.plain(title, TITLE);
    return View.builder()
        .type("modal")
        .title(ViewTitle.builder().type(words.getType()).text(words.getText()).emoji(false).build());
  }

  private static ViewClose button(String words) {
    return ViewClose.builder().type(PlainTextObject.TYPE).text(words).emoji(false).build();
  }

  private static List<Unit> stacked(CardBlocks drawing, List<Card> cards) {
    List<Unit> units = new ArrayList<>();
    for (Card card : cards) {
      if (!units.isEmpty()) {
        units.add(CardBlocks.divider());
      }
      units.addAll(drawing.of(card));
    }
    return units;
  }

  private List<LayoutBlock> blocks(Sheet sheet, Function<CardBlocks, List<Unit>> draw) {
    Fitting fitting = new Fitting(gson, sheet);
    List<Unit> full = draw.apply(new CardBlocks(Wordiness.FULL, sketches, sheet));
    if (fitting.fits(full)) {
      return full.stream().map(Unit::block).toList();
    }
    List<Unit> terse = draw.apply(new CardBlocks(Wordiness.TERSE, sketches, sheet));
    return fitting.fits(terse) ? terse.stream().map(Unit::block).toList() : fitting.cut(terse);
  }
}
