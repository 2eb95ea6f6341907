package com.lexintel.page;

import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.microsoft.playwright.CDPSession;
import com.microsoft.playwright.Page;
import java.util.LinkedHashMap;
import java.util.Map;

/** What the browser tells assistive technology of a page. */
record AccessibilityTree(JsonObject tree) {

  static AccessibilityTree of(Page page) {
    CDPSession session = page.context().newCDPSession(page);
    try {
      return new AccessibilityTree(session.send("Accessibility.getFullAXTree"));
    } finally {
      session.detach();
    }
  }

  /** The names and values of the nodes of a role that are not hidden. */
  Map<String, String> named(String role) {
    Map<String, String> found = new LinkedHashMap<>();
    for (JsonElement element : tree.getAsJsonArray("nodes")) {
      JsonObject node = element.getAsJsonObject();
      if (!node.get("ignored").getAsBoolean() && role.equals(value(node, "role"))) {
        found.put(value(node, "name"), value(node, "value"));
      }
    }
    return found;
  }

  private static String value(JsonObject node, String field) {
    JsonObject value = node.getAsJsonObject(field);
    return value == null || value.get("value") == null ? "" : value.get("value").getAsString();
  }
}
