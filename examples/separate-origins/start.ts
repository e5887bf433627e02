import './api.ts'
import './app.ts'
