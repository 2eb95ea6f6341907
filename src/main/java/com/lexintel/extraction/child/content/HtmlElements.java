package com.lexintel.extraction.child.content;

import java.util.Locale;
import java.util.Set;
import org.apache.tika.parser.html.DefaultHtmlMapper;

/** Lets those elements of HTML pass that end a line or a cell; Tika drops many of them. */
public final class HtmlElements extends DefaultHtmlMapper {

  private static final Set<String> BREAKING =
      Set.of(
          ("br div hr dt dd option button td th tr table caption address article aside section header"
                  + " footer nav main figure figcaption fieldset legend center summary details form")
              .split(" "));

  @Override
  public String mapSafeElement(String name) {
    String lower = name.toLowerCase(Locale.ROOT);
    return BREAKING.contains(lower) ? lower : super.mapSafeElement(name);
  }
}
