#pragma once

#include "app/serve/live_link_server.h"

#include <boost/asio/io_context.hpp>
#include <boost/asio/ip/tcp.hpp>
#include <boost/asio/steady_timer.hpp>

#include <memory>
#include <set>
#include <string>
#include <thread>

namespace app {

class Session;

/// What the sessions of one server share. Everything but start(), stop() and the members noted runs on the server's thread.
class LiveLinkServer::Impl : public std::enable_shared_from_this<Impl> {
 public:
  using Tcp = boost::asio::ip::tcp;

  Impl(const LiveLinkOptions& options, core::services::live_link::Offer offer, core::services::live_link::Answerer answerer, core::services::GenerationService& service,
       Lane lane, Log log);

  core::Result<void> start();  // any thread
  void stop();                 // any thread but the server's

  const LiveLinkOptions options;
  const core::services::live_link::Offer offer;
  const std::string capabilities;  // the body of GET /capabilities
  core::services::live_link::RateLimit rate;
  const Log log;
  std::uint16_t port = 0;  // set by start()
  bool isStopping = false;

  /// Samples for the session, which is told when it is done. Nothing where it is on its way, else 503.
  std::optional<core::services::live_link::Refusal> ask(const std::shared_ptr<Session>& session, core::services::live_link::LiveRequest request);
  void cancel(core::jobs::JobId job) { lane_.cancel(job); }
  void join(const std::shared_ptr<Session>& session) { sessions_.insert(session); }
  void leave(const std::shared_ptr<Session>& session) {
    sessions_.erase(session);
    if (isStopping && sessions_.empty()) grace_.cancel();
  }
  std::uint64_t nextRequest() { return ++requests_; }

 private:
  void accept();

  core::services::live_link::Answerer answerer_;
  core::services::GenerationService& service_;
  Lane lane_;
  boost::asio::io_context context_{1};
  Tcp::acceptor acceptor_{context_};
  boost::asio::steady_timer pause_{context_}, grace_{context_};
  std::set<std::shared_ptr<Session>> sessions_;
  std::size_t asked_ = 0;  // sampled or waiting
  std::uint64_t requests_ = 0;
  std::thread thread_;
};

}  // namespace app
