package io.opsmate.app.walk;

import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Assumptions;
import org.openqa.selenium.By;
import org.openqa.selenium.Dimension;
import org.openqa.selenium.Keys;
import org.openqa.selenium.OutputType;
import org.openqa.selenium.StaleElementReferenceException;
import org.openqa.selenium.WebElement;
import org.openqa.selenium.chrome.ChromeDriver;
import org.openqa.selenium.chrome.ChromeDriverService;
import org.openqa.selenium.chrome.ChromeOptions;
import org.openqa.selenium.interactions.Actions;

/** A person at the sandbox's page: a headless Chromium, and what one does with it. */
final class Browser implements AutoCloseable {
  private static final Duration PATIENCE = Duration.ofSeconds(30);
  private static final Path SCREENSHOTS = Path.of("target", "screenshots");

  /** Selenium knows no protocol version of a browser this new, says so each time, and does not need one here. */
  private static final Logger SELENIUM = Logger.getLogger("org.openqa.selenium");

  private final ChromeDriver driver;

  private Browser(ChromeDriver driver) {
    this.driver = driver;
  }

  /** The page at the address that was printed; without a Chromium and its driver the test is skipped and says so. */
  static Browser at(URI page) {
    Optional<Path> chromium = onPath("chromium", "chromium-browser", "google-chrome");
    Optional<Path> driver = onPath("chromedriver");
    Assumptions.assumeTrue(chromium.isPresent() && driver.isPresent(),
        "no chromium or no chromedriver on the PATH: the page is not walked");
    SELENIUM.setLevel(Level.SEVERE);
    ChromeOptions options = new ChromeOptions();
    options.setBinary(chromium.orElseThrow().toFile());
    options.addArguments("--headless=new", "--no-sandbox", "--disable-gpu", "--no-first-run",
        "--disable-background-networking", "--disable-component-update", "--disable-sync", "--window-size=1280,900");
    ChromeDriverService service = new ChromeDriverService.Builder()
        .usingDriverExecutable(driver.orElseThrow().toFile())
        .build();
    Browser browser = new Browser(new ChromeDriver(service, options));
    browser.driver.get(page.toString());
    browser.see("[data-testid=composer], [data-testid=home]");
    return browser;
  }

  private static Optional<Path> onPath(String... names) {
    List<String> folders = List.of(System.getenv().getOrDefault("PATH", "").split(":"));
    return Arrays.stream(names)
        .flatMap(name -> folders.stream().map(folder -> Path.of(folder, name)))
        .filter(Files::isExecutable)
        .findFirst();
  }

  void type(String words) {
    see("[data-testid=composer]").sendKeys(words);
  }

  void send(String words) {
    type(words);
    driver.switchTo().activeElement().sendKeys(Keys.ENTER);
  }

  void be(String handle) {
    click("[data-testid=switcher]");
    click("[data-testid=be-" + handle + "]");
    await().atMost(PATIENCE)
        .until(() -> !seen("[role=menu]") && seen("[data-testid=composer], [data-testid=home], [data-testid=about]"));
  }

  /** Whatever has the focus gets these keys. */
  void press(CharSequence... keys) {
    new Actions(driver).sendKeys(keys).perform();
  }

  void chord(CharSequence held, CharSequence key) {
    new Actions(driver).keyDown(held).sendKeys(key).keyUp(held).perform();
  }

  /** Clicks the last that is shown of these. */
  void click(String css) {
    await().atMost(PATIENCE).ignoreExceptions().until(() -> {
      see(css).click();
      return true;
    });
  }

  void fill(String css, String words) {
    see(css).sendKeys(words);
  }

  /** The last one that is shown, once there is one. */
  WebElement see(String css) {
    await("to see " + css).atMost(PATIENCE)
        .ignoreExceptionsInstanceOf(StaleElementReferenceException.class)
        .until(() -> seen(css));
    return shown(css).getLast();
  }

  void see(String css, String words) {
    await("to read “" + words + "” in " + css).atMost(PATIENCE).until(() -> words(css).contains(words));
  }

  void seeNoMore(String css) {
    await("to see no more " + css).atMost(PATIENCE).until(() -> !seen(css));
  }

  boolean seen(String css) {
    return !shown(css).isEmpty();
  }

  /** Everything that can be read there now. */
  String words(String css) {
    Object all = run("return [...document.querySelectorAll(arguments[0])].map(one => one.innerText).join('\\n')", css);
    return String.valueOf(all);
  }

  String focused(String attribute) {
    return String.valueOf(driver.switchTo().activeElement().getDomAttribute(attribute));
  }

  @Nullable
  Object run(String script, Object... arguments) {
    return driver.executeScript(script, arguments);
  }

  /** What an asynchronous script answers through its last argument. */
  @Nullable
  Object runAsync(String script) {
    driver.manage().timeouts().scriptTimeout(PATIENCE.multipliedBy(2));
    return driver.executeAsyncScript(script);
  }

  void reload() {
    driver.navigate().refresh();
    see("[data-testid=composer], [data-testid=home]");
    await().atMost(PATIENCE)
        .until(() -> Boolean.TRUE.equals(run("return performance.getEntriesByName('interactive').length > 0")));
  }

  /** A figure that the browser keeps about this page, such as {@code LayoutCount}. */
  long counted(String what) {
    driver.executeCdpCommand("Performance.enable", Map.of());
    List<?> metrics = (List<?>) Objects.requireNonNull(
        driver.executeCdpCommand("Performance.getMetrics", Map.of()).get("metrics"));
    return metrics.stream()
        .map(one -> (Map<?, ?>) one)
        .filter(one -> what.equals(one.get("name")))
        .mapToLong(one -> ((Number) Objects.requireNonNull(one.get("value"))).longValue())
        .findFirst()
        .orElseThrow();
  }

  void prefersDark() {
    driver.executeCdpCommand("Emulation.setEmulatedMedia",
        Map.of("features", List.of(Map.of("name", "prefers-color-scheme", "value", "dark"))));
  }

  void resize(int width, int height) {
    driver.manage().window().setSize(new Dimension(width, height));
  }

  /** Keeps what the page looks like now, beside the test results. */
  void keep(String name) {
    try {
      Files.createDirectories(SCREENSHOTS);
      Files.write(SCREENSHOTS.resolve(name + ".png"), driver.getScreenshotAs(OutputType.BYTES));
    } catch (IOException e) {
      throw new AssertionError("no screenshot", e);
    }
  }

  private List<WebElement> shown(String css) {
    return driver.findElements(By.cssSelector(css)).stream().filter(WebElement::isDisplayed).toList();
  }

  @Override
  public void close() {
    driver.quit();
  }
}
