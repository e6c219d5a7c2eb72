package io.opsmate.app.walk;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ExtensionContext.Namespace;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;

/**
 * Gives a test of this class a {@link Browser} or a {@link Page} at an OpsMate that this class has to itself; both are
 * closed after the test, OpsMate after the class.
 */
final class OpenPage implements ParameterResolver {
  private static final Namespace NAMESPACE = Namespace.create(OpenPage.class);

  @Override
  public boolean supportsParameter(ParameterContext parameter, ExtensionContext context) {
    return parameter.getParameter().getType() == Browser.class || parameter.getParameter().getType() == Page.class;
  }

  @Override
  public Object resolveParameter(ParameterContext parameter, ExtensionContext context) {
    ExtensionContext ofClass = context.getParent().orElseThrow();
    ChildApp app = ofClass.getStore(NAMESPACE).getOrComputeIfAbsent("app", _ -> started(), ChildApp.class);
    AutoCloseable opened = parameter.getParameter().getType() == Browser.class
        ? Browser.at(Page.printed(app.output()))
        : Page.opened(Page.printed(app.output()));
    context.getStore(NAMESPACE).put(opened.getClass(), opened);
    return opened;
  }

  private static ChildApp started() {
    try {
      Path data = Files.createTempDirectory(Files.createDirectories(Path.of("target", "walk")), "page-");
      return ChildApp.sandbox(data);
    } catch (IOException e) {
      throw new AssertionError("no folder", e);
    }
  }
}
