#pragma once

#include "app/serve/live_job.h"
#include "app/serve/server_core.h"

#include <boost/asio/executor_work_guard.hpp>
#include <boost/beast/core/flat_buffer.hpp>
#include <boost/beast/core/tcp_stream.hpp>
#include <boost/beast/http/message.hpp>
#include <boost/beast/http/parser.hpp>
#include <boost/beast/http/string_body.hpp>

#include <array>
#include <chrono>
#include <memory>
#include <optional>
#include <string>

namespace app {

/// One connection: head, body, answer, and again. On the server's thread.
class Session : public std::enable_shared_from_this<Session> {
 public:
  Session(std::shared_ptr<LiveLinkServer::Impl> server, boost::asio::ip::tcp::socket socket);

  void begin() { readHead(); }
  /// Answers before anything is read, and closes.
  void sendAway(const core::services::live_link::Refusal& refusal) { refuse(refusal, After::Close); }

  /// The request is being sampled, or waits for it; answer() follows.
  void waitFor(core::jobs::JobId job);
  void answer(LiveJob::Outcome outcome);

  /// What waits is cancelled and answered, what is being sent is sent, and all else is closed.
  void stop();
  /// At once.
  void close();

 private:
  using Response = boost::beast::http::response<boost::beast::http::string_body>;
  enum class State { Reading, Waiting, Sending, Closed };
  enum class After { GoOn, Close };  // the connection, when the answer was sent

  void readHead();
  void hadHead(const boost::system::error_code& code);
  void readBody();
  void hadBody(const boost::system::error_code& code);
  void handle();
  void watch();
  void refuse(const core::services::live_link::Refusal& refusal, After after);
  void send(unsigned status, const std::string& contentType, std::string body, After after, const core::services::live_link::Refusal* refusal, const std::string& report);
  void drain();
  void logLine(unsigned status, std::size_t bytes, const std::string& sentence);
  bool keepsAlive() const;

  std::shared_ptr<LiveLinkServer::Impl> server_;
  boost::beast::tcp_stream stream_;
  boost::beast::flat_buffer buffer_;
  std::optional<boost::beast::http::request_parser<boost::beast::http::string_body>> parser_;
  core::services::live_link::RequestHead head_;
  State state_ = State::Reading;
  core::jobs::JobId job_ = 0;
  std::uint64_t number_ = 0;  // of the request
  std::chrono::steady_clock::time_point since_;
  std::array<char, 4096> rest_;  // what is thrown away
  std::size_t drained_ = 0;
  std::optional<boost::asio::executor_work_guard<boost::asio::any_io_executor>> work_;
};

}  // namespace app
