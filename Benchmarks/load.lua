-- One POST, again and again, each with another text: the word `@copy@` in the body becomes one that was not sent before,
-- so that nothing can be answered from memory. The figures are one line of JSON. Arguments: body file, device key.
local threads = 0

function setup(thread)
  threads = threads + 1
  thread:set("number", threads)
end

function init(arguments)
  local file = assert(io.open(arguments[1], "rb"))
  local body = file:read("*a")
  file:close()
  before, after = body:match("^(.*)@copy@(.*)$")
  count = 0
  wrk.method = "POST"
  wrk.headers["Content-Type"] = "application/json"
  wrk.headers["Authorization"] = "Bearer " .. arguments[2]
end

-- Letters, because a number could be somebody's.
local function word(count)
  local letters = {}
  for place = 1, 6 do
    letters[place] = string.char(97 + count % 26)
    count = math.floor(count / 26)
  end
  return string.char(96 + number) .. table.concat(letters)
end

function request()
  count = count + 1
  return wrk.format(nil, nil, nil, before .. word(count) .. after)
end

function done(summary, latency, requests)
  local errors = summary.errors
  io.write(string.format(
    'RESULT {"requests":%d,"microseconds":%d,"bytes":%d,"p50":%d,"p90":%d,"p99":%d,"p999":%d,"failed":%d}\n',
    summary.requests, summary.duration, summary.bytes, latency:percentile(50), latency:percentile(90),
    latency:percentile(99), latency:percentile(99.9),
    errors.connect + errors.read + errors.write + errors.status + errors.timeout))
end
