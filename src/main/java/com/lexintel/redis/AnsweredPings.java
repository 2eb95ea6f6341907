package com.lexintel.redis;

import io.netty.bootstrap.Bootstrap;
import io.netty.channel.Channel;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;
import io.netty.channel.ChannelPipeline;
import org.redisson.client.NettyHook;
import org.redisson.client.handler.CommandPubSubDecoder;
import org.redisson.client.handler.CommandsQueuePubSub;
import org.redisson.client.protocol.QueueCommandHolder;

/**
 * Lets a subscription hear every message beside the answers to pings. When an answer is read
 * together with a message and the beginning of another, Redisson 4.7.0 goes on to have the answered
 * ping for its present command, takes that other message for a late answer, and drops it.
 */
final class AnsweredPings implements NettyHook {
  private final NettyHook others;

  /**
   * @param others what is to be done beside
   */
  AnsweredPings(NettyHook others) {
    this.others = others;
  }

  // Redisson spells it so.
  @Override
  public void afterBoostrapInitialization(Bootstrap bootstrap) {
    others.afterBoostrapInitialization(bootstrap);
  }

  @Override
  public void afterChannelInitialization(Channel channel) {
    others.afterChannelInitialization(channel);
    ChannelPipeline pipeline = channel.pipeline();
    ChannelHandlerContext decoder = pipeline.context(CommandPubSubDecoder.class);
    if (decoder != null) {
      pipeline.addBefore(decoder.name(), null, new Retirement());
    }
  }

  /** An answered command is no longer the present one when more is read. */
  private static final class Retirement extends ChannelInboundHandlerAdapter {
    @Override
    public void channelRead(ChannelHandlerContext context, Object bytes) {
      Channel channel = context.channel();
      QueueCommandHolder present = channel.attr(CommandsQueuePubSub.CURRENT_COMMAND).get();
      if (present != null && present.getCommand().isExecuted()) {
        channel.pipeline().get(CommandsQueuePubSub.class).sendNextCommand(channel);
      }
      context.fireChannelRead(bytes);
    }
  }
}
