package com.lexintel.streaming.websocket;

import com.lexintel.channels.LiveProgress;
import com.lexintel.channels.answer.LiveAnswers;
import com.lexintel.channels.state.Topic;
import com.lexintel.identity.Client;
import com.lexintel.progress.Ids;
import com.lexintel.streaming.SubscribeRequest;
import com.lexintel.streaming.socket.SocketEntrance;
import com.lexintel.streaming.socket.SocketEntrance.Opening;
import jakarta.inject.Inject;
import jakarta.servlet.ServletContextEvent;
import jakarta.servlet.ServletContextListener;
import jakarta.servlet.annotation.WebListener;
import jakarta.servlet.http.HttpServletRequest;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** Opens the door at the start of the application. */
@WebListener
public class SocketDoor implements ServletContextListener {
  private static final Pattern DOCUMENT = Pattern.compile("/ws/documents/([^/]+)/progress");

  @Inject private SocketEntrance entrance;
  @Inject private LiveProgress live;
  @Inject private LiveAnswers answers;

  @Override
  public void contextInitialized(ServletContextEvent event) {
    entrance.open(
        event.getServletContext(),
        "websocket",
        List.of("/ws", "/ws/*"),
        this::refuse,
        new Opening(
            ProgressProtocol.PATH,
            List.of(ProgressProtocol.NAME),
            () -> new ProgressProtocol(live, answers)),
        new Opening(DocumentProtocol.PATH, List.of(), () -> new DocumentProtocol(live)));
  }

  /** Where the path says what is to be followed. */
  private void refuse(Client client, HttpServletRequest request) {
    Matcher document = DOCUMENT.matcher(path(request));
    if (document.matches()) {
      Topic topic = Topic.document(Ids.ofDocument(document.group(1)));
      String cursor = SubscribeRequest.cursor(parameters(request));
      live.refuseUnknown(client.identity(), topic, cursor != null);
    }
  }

  private static String path(HttpServletRequest request) {
    return request.getRequestURI().substring(request.getContextPath().length());
  }

  private static Map<String, List<String>> parameters(HttpServletRequest request) {
    return request.getParameterMap().entrySet().stream()
        .collect(Collectors.toMap(Map.Entry::getKey, entry -> Arrays.asList(entry.getValue())));
  }
}
