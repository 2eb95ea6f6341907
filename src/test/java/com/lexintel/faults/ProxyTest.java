package com.lexintel.faults;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.SocketException;
import java.net.SocketTimeoutException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class ProxyTest {
  private static final int LONG_ENOUGH = 300;

  private ServerSocket listener;
  private Proxy proxy;
  private Socket client;
  private Socket server;

  @BeforeEach
  void connect() throws IOException {
    listener = new ServerSocket(0, 5, InetAddress.getLoopbackAddress());
    proxy = new Proxy(listener.getLocalPort());
    client = new Socket(InetAddress.getLoopbackAddress(), proxy.port());
    server = listener.accept();
    server.setSoTimeout(LONG_ENOUGH);
  }

  @AfterEach
  void close() throws IOException {
    proxy.close();
    client.close();
    server.close();
    listener.close();
  }

  @Test
  void whatIsHeldBackArrivesAfterwards() throws IOException {
    proxy.hold();
    client.getOutputStream().write(7);
    assertThrows(SocketTimeoutException.class, () -> server.getInputStream().read());
    proxy.heal();
    assertEquals(7, server.getInputStream().read());
    server.getOutputStream().write(8);
    assertEquals(8, client.getInputStream().read());
  }

  @Test
  void aCutDropsBothEndsAndWhoComesNewly() throws IOException {
    proxy.cut();
    assertTrue(dropped(client));
    assertTrue(dropped(server));
    try (Socket another = new Socket(InetAddress.getLoopbackAddress(), proxy.port())) {
      assertTrue(dropped(another));
    }
  }

  private static boolean dropped(Socket socket) throws IOException {
    try {
      return socket.getInputStream().read() == -1;
    } catch (SocketException reset) {
      return true;
    }
  }
}
